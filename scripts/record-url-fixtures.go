// Command record-url-fixtures prints how Go's net/url reads URLs, and net/netip addresses, for fixtures/urls.
//
// Usage: go run scripts/record-url-fixtures.go > fixtures/urls/urls.tsv
//
//	go run scripts/record-url-fixtures.go addresses > fixtures/urls/addresses.tsv
//
// Each row holds a base, a reference and either the parts of the resolved URL or the error of the reference.
package main

import (
	"fmt"
	"math/rand"
	"net/netip"
	"net/url"
	"os"
	"strings"
)

var bases = []string{"file:///values.schema.json", "http://h/a/b?q", "https://u:p@h:1/a/./b/../c", "urn:a:b", "a:/b"}

var references = []string{
	"", "#", "#f", "x", "./x", "../x", "../../x", "/x", "//g", "//g/x", "?y", "x?y#z", "*", ":", "1:2", "a:b",
	"http://[::1]:80/", "http://[::1%25eth0]/", "http://[fe80::1%2525]/", "http://[1.2.3.4]/", "http://[::1", "http://a[b",
	"http://h:x/", "http://h:1:2/", "ftp://h:1:2/", "http://u:p@h/", "http://u@h/", "http://u:@h/", "http://u@v@h/",
	"http://a b/", "http://a%20b/", "http://a%41/", "http://é/", "/%zz", "/%4", "/%41", "/%2F", "/a b", "/é", "#%zz", "#é",
	"http://u%3a:p%40@h/", "mailto:x@y", "HTTP://H/", "1a:b", "a/b:c", "///x", "////x", "http:///x", "http:x", "a?b?c",
	"http://[::ffff:1.2.3.4]/", "http://[1::2::3]/", "http://[12345::]/", "http://[::1.2.3.256]/", "http://[1:2]/", "a?",
	"..", ".", "a/..", "a/../..", "a/./b", "//h", "//h/..", "http://h", "http://h?q", "http://h#f", "//u@h", "/a;b,c=d",
	"//[1:2:3:4:5:6:1.2.3.4]/", "//[1:2:3:4:5:1.2.3.4]/", "//[1:2:3:4:5:6:7:1.2.3.4]/", "//[::2:3:4:5:6:7:1.2.3.4]/", "//[1::1.2.3.4]/",
	"//[1:2:3:4:5:6:7:8]/", "//[1:2:3:4:5:6:7]/", "//[1:2:3:4:5:6:7:8:9]/", "//[1:2:3:4:5:6:7::]/", "//[::2:3:4:5:6:7:8]/",
	"//[1:2:3:4::5:6:7:8]/", "//[1::]/", "//[::]/", "//[:1]/", "//[1:]/", "//[:::]/", "//[1:::2]/", "//[1:g]/", "//[1.2.3.4::]/",
	"//[ffff::]/", "//[10000::]/", "//[00001::]/", "//[::1.2.3]/", "//[::1.2.3.4.5]/", "//[::01.2.3.4]/", "//[::1.2.3.4:5]/", "//[]/",
	"//[::1%25]/", "//[::1%25a%20b]/", "//[1:2:3:4:5:6:7.8.9.10%25z]/", "/!$&'()*+[]<>\"{}|\\^`~", "#!$&'()*+[]<>\"{}|\\^`~", "?!$&'()*+[]<>\"{}|\\^`~", "http://!$&'()*+<>\"`/",
}

func row(base, reference string) string {
	parsed, err := url.Parse(reference)
	if err != nil {
		return err.Error()
	}
	resolved := mustParse(base).ResolveReference(parsed)
	return strings.Join([]string{
		resolved.String(), resolved.Scheme, resolved.Opaque, resolved.User.String(), resolved.Host, resolved.Hostname(),
		resolved.Path, resolved.RawPath, resolved.RawQuery, resolved.Fragment, resolved.RawFragment,
	}, "|")
}

func mustParse(text string) *url.URL {
	parsed, err := url.Parse(text)
	if err != nil {
		panic(err)
	}
	return parsed
}

// showAddresses prints texts made by chance, quoted as in Go, and the version with the zone of the address, or the error.
func showAddresses() {
	source := rand.New(rand.NewSource(2))
	pieces := strings.Split("1|0|255|256|01|12345|f|ffff|g|:|:|:|:|::|.|.|.|1.2.3.4|1:2:3:4:5:6|%eth0|%|-| ", "|")
	for range 700 {
		var text strings.Builder
		for range 1 + source.Intn(9) {
			text.WriteString(pieces[source.Intn(len(pieces))])
		}
		if address, err := netip.ParseAddr(text.String()); err != nil {
			fmt.Printf("%q\t%s\n", text.String(), err)
		} else if address.Is4() {
			fmt.Printf("%q\t4 %s\n", text.String(), address.Zone())
		} else {
			fmt.Printf("%q\t6 %s\n", text.String(), address.Zone())
		}
	}
}

func main() {
	if len(os.Args) > 1 {
		showAddresses()
		return
	}
	source := rand.New(rand.NewSource(1))
	pieces := []string{"http:", "//", "/", "a", "..", ".", "%41", "%", "?", "#", ":", "[", "]", "::1", "@", "1", "é", " "}
	for range 400 {
		var text strings.Builder
		for range 1 + source.Intn(7) {
			text.WriteString(pieces[source.Intn(len(pieces))])
		}
		references = append(references, text.String())
	}
	for _, reference := range references {
		base := bases[source.Intn(len(bases))]
		fmt.Printf("%s\t%s\t%s\n", base, reference, row(base, reference))
	}
}
