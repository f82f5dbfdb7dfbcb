package translation_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
)

// FuzzLock gives any bytes for the lock of all things. The oracle: either lines
// that are refused by their number, or a lock that is the same when it is
// written thing by thing and read again, and has every line.
func FuzzLock(f *testing.F) {
	f.Add([]byte("# x\nevent/e title en 17bcc6fa36e1f876 8b12507783d5beca machine ok=numbers,dates\r\nspeaker/s positions[].title en ff50beb6ec1c8a95 449f5a775762cdc5\n"))
	f.Add([]byte("event/e title en 1 2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var first, second translation.Lock
		if wrong := first.Read(data, field.Ref{}); len(wrong) > 0 {
			for _, e := range wrong {
				assert.LessOrEqual(t, e.Line, 1+bytes.Count(data, []byte("\n")))
			}
			return
		}
		write := func(l *translation.Lock, show func(field.Ref, []byte)) string {
			var all strings.Builder
			for _, thing := range l.Things() {
				var b bytes.Buffer
				require.NoError(t, l.WriteThing(&b, thing))
				all.Write(b.Bytes())
				show(thing, b.Bytes())
			}
			return all.String()
		}
		once := write(&first, func(thing field.Ref, file []byte) {
			assert.Empty(t, second.Read(file, thing), "what was written is refused")
		})
		assert.Equal(t, once, write(&second, func(field.Ref, []byte) {}))
		for line := range strings.Lines(string(data)) {
			line = strings.TrimRight(line, "\r\n")
			if line != "" && !strings.HasPrefix(line, "#") {
				assert.Contains(t, once, line+"\n", "a line is lost")
			}
		}
	})
}
