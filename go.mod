module github.com/tertulia-go/tertulia

go 1.26.0
