package site

import (
	"container/list"
	"sync"
	"time"

	"github.com/tertulia-go/tertulia/site/internal/answer"
)

// maxAnswers bounds how many answers an edition keeps.
const maxAnswers = 2000

// answers keeps those that have been made, each until it may be another; when there
// are too many the one that was used longest ago goes. It is safe for concurrent use,
// and its zero value is empty.
type answers struct {
	mu     sync.Mutex
	byPath map[string]*list.Element
	used   list.List // of keptAnswer, the last used first
}

type keptAnswer struct {
	path string
	*answer.Answer
}

// get returns what is kept for a path and still holds, or makes it.
func (a *answers) get(path string, now time.Time, make func() (*answer.Answer, error)) (*answer.Answer, error) {
	a.mu.Lock()
	if e := a.byPath[path]; e != nil {
		if kept := e.Value.(keptAnswer); kept.Until.IsZero() || now.Before(kept.Until) {
			a.used.MoveToFront(e)
			a.mu.Unlock()
			return kept.Answer, nil
		}
	}
	a.mu.Unlock()
	made, err := make() // perhaps by several at once
	if err != nil || made == nil {
		return made, err
	}
	a.keep(path, made)
	return made, nil
}

func (a *answers) keep(path string, made *answer.Answer) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.byPath == nil {
		a.byPath = map[string]*list.Element{}
	}
	if e := a.byPath[path]; e != nil {
		a.used.Remove(e)
	}
	a.byPath[path] = a.used.PushFront(keptAnswer{path, made})
	if a.used.Len() > maxAnswers {
		last := a.used.Back()
		delete(a.byPath, last.Value.(keptAnswer).path)
		a.used.Remove(last)
	}
}
