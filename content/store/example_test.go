package store_test

import (
	"fmt"

	"github.com/tertulia-go/tertulia/content/store"
)

func ExampleCheckPath() {
	fmt.Println(store.CheckPath("events/open-archives.yaml"))
	fmt.Println(store.CheckPath("../secrets"))
	fmt.Println(store.CheckPath(".git/config"))
	// Output:
	// <nil>
	// "../secrets": not a path inside the site
	// ".git/config": a name begins with a dot
}

func ExampleNames() {
	var names store.Names
	fmt.Println(names.Add("events/Ñandú.yaml"))
	fmt.Println(names.Add("events/ñandú.yaml"))
	fmt.Println(names.Add("events"))
	// Output:
	// <nil>
	// "events/ñandú.yaml": cannot stand beside "events/Ñandú.yaml"
	// "events": cannot stand beside "events"
}
