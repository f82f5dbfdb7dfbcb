package index

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"

	"github.com/tertulia-go/tertulia/content/store"
)

// sum is the sum, modulo 2^256, of the SHA-256 of each path with its revision.
// It is equal for equal files in whatever order they came, and a change costs
// the same however many there are.
type sum [4]uint64

func (s *sum) version() store.Version {
	return store.Version(fmt.Sprintf("%016x%016x%016x%016x", s[3], s[2], s[1], s[0]))
}

func (s *sum) add(file store.File) {
	carry := uint64(0)
	for i, n := range numbers(file) {
		s[i], carry = bits.Add64(s[i], n, carry)
	}
}

func (s *sum) remove(file store.File) {
	borrow := uint64(0)
	for i, n := range numbers(file) {
		s[i], borrow = bits.Sub64(s[i], n, borrow)
	}
}

func numbers(file store.File) (n [4]uint64) {
	hash := sha256.Sum256([]byte(file.Path + "\x00" + string(file.Rev)))
	for i := range n {
		n[i] = binary.LittleEndian.Uint64(hash[8*i:])
	}
	return n
}
