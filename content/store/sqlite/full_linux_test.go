package sqlite_test

import (
	"testing"

	"github.com/tertulia-go/tertulia/content/store/storetest"
)

func TestAFullDiskLeavesTheOldState(t *testing.T) {
	storetest.RunFullDisk(t, openPlace, newFile(t))
}

func TestASmallDisk(t *testing.T) { storetest.RunSmallDisk(t, "site.db") }
