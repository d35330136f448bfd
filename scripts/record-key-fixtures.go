// Command record-key-fixtures prints how Go reads damaged private keys and certificates, for fixtures/keys.
//
// Usage: go run scripts/record-key-fixtures.go > fixtures/keys/keys.tsv
//
//	go run scripts/record-key-fixtures.go fixtures/keys/keys.tsv > fixtures/keys/changes.tsv
//	go run scripts/record-key-fixtures.go texts > fixtures/keys/texts.tsv
//	go run scripts/record-key-fixtures.go subjects > fixtures/keys/subjects.tsv
//
// A row holds `key` and the type of a PEM block, or `certificate`; the content in Base64; and the error, or for a
// key the block Sprig would write in Base64, for a certificate its subject and the subject's key identifier.
//
// A row of changes.tsv holds the number of a row of keys.tsv, from 0; a place, and what byte stands there instead; and the
// answer, `same` where it is that of the row.
//
// A row of subjects.tsv is like one of keys.tsv, of a certificate whose subject is made of odd attributes.
//
// A row of texts.tsv holds `pem` or `address`, a text made by chance, quoted as in Go, and what Go reads of it: the type of the
// first block and its content in Base64, or the bytes of the address in hexadecimal; empty for neither.
package main

import (
	"crypto/dsa"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"maps"
	"math/big"
	mathrand "math/rand"
	"net"
	"os"
	"slices"
	"strings"
	"time"
)

var source = mathrand.New(mathrand.NewSource(1))

// Named as in Sprig, because errors name it.
type DSAKeyFormat struct {
	Version       int
	P, Q, G, Y, X *big.Int
}

func encode(bytes []byte) string { return base64.StdEncoding.EncodeToString(bytes) }

func must[Result any](result Result, err error) Result {
	if err != nil {
		panic(err)
	}
	return result
}

func damaged(content []byte) []byte {
	result := append([]byte{}, content...)
	at := source.Intn(len(result))
	if source.Intn(2) == 0 {
		at = source.Intn(min(32, len(result)))
	}
	switch source.Intn(5) {
	case 0, 1:
		result[at] ^= 1 << source.Intn(8)
	case 2:
		result[at] = []byte{0, 1, 2, 3, 4, 6, 0x30, 0x80, 0x81, 0xa0, 0xff}[source.Intn(11)]
	case 3:
		result = append(result, 0)
	default:
		result = result[:at]
	}
	return result
}

func readKey(kind string, content []byte) string {
	switch kind {
	case "RSA PRIVATE KEY":
		if key, err := x509.ParsePKCS1PrivateKey(content); err != nil {
			return "parsing RSA private key from PEM: " + err.Error()
		} else {
			return encode(x509.MarshalPKCS1PrivateKey(key))
		}
	case "EC PRIVATE KEY":
		if key, err := x509.ParseECPrivateKey(content); err != nil {
			return "parsing EC private key from PEM: " + err.Error()
		} else {
			return encode(must(x509.MarshalECPrivateKey(key)))
		}
	case "DSA PRIVATE KEY":
		var key DSAKeyFormat
		if _, err := asn1.Unmarshal(content, &key); err != nil {
			return "parsing DSA private key from PEM: " + err.Error()
		}
		key.Version = 0
		return encode(must(asn1.Marshal(key)))
	}
	key, err := x509.ParsePKCS8PrivateKey(content)
	if err != nil {
		return "decoding PEM as PKCS#8: " + err.Error()
	}
	switch key := key.(type) {
	case *rsa.PrivateKey:
		return encode(x509.MarshalPKCS1PrivateKey(key))
	case *ecdsa.PrivateKey:
		return encode(must(x509.MarshalECPrivateKey(key)))
	}
	return encode(must(x509.MarshalPKCS8PrivateKey(key)))
}

func readCertificate(content []byte) string {
	certificate, err := x509.ParseCertificate(content)
	if err != nil {
		return err.Error()
	}
	return encode(certificate.RawSubject) + " " + encode(certificate.SubjectKeyId)
}

// Names of all kinds, well-formed and not, that a certificate may constrain.
var names = []string{
	"a@b.c", "a.b@c.d", "a..b@c", ".a@b", "a.@b", "@b", "a@", "a", "a@b@c", "\"a b\"@c", "\"a\\\"b\"@c", "\"a@c", "\"\"@c", "a\\ b@c",
	"a\\@c", "a\\", "a b@c", "!#$%&'*+-/=?^_`{|}~@c", "a,b@c", "a(b)@c", "\"a\tb\"@c", "\"a\x01b\"@c", "\"a\x0bb\"@c", "\"a\x0cb\"@c",
	"\"a\x7fb\"@c", "\"\\\x0a\"@c", "\"\\\x09\"@c", "a@b.", "a@.b", "a@-b", "a@b-", "a@b_c", "a@b c", "a@b..c", "A0@Z9", "",
	".b", "b", "b.c", "..b", "b.", ".", "-b", "b-", "b_c", "*.b", "b*", "1.2.3.4", "b:80", "b c", "é", "[::1]", "b/c", "b@c",
}

func constrained(name string, key ed25519.PrivateKey) []byte {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), IsCA: true, BasicConstraintsValid: true, PermittedEmailAddresses: []string{name},
		ExcludedDNSDomains: []string{name}, PermittedURIDomains: []string{name},
	}
	content, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil
	}
	return content
}

func show(content []byte) {
	if content != nil {
		fmt.Printf("certificate\t%s\t%s\n", encode(content), readCertificate(content))
	}
}

func read(kind string, content []byte) string {
	if name, isKey := strings.CutPrefix(kind, "key "); isKey {
		return readKey(name, content)
	}
	return readCertificate(content)
}

// showChanges changes each byte of a certificate, and the first ones of a key of each kind.
func showChanges(path string) {
	text := string(must(os.ReadFile(path)))
	places := map[string]int{"certificate": 10000}
	bases := map[string]int{}
	rows := [][]string{}
	for number, line := range strings.Split(strings.TrimSpace(text), "\n") {
		row := strings.Split(line, "\t")
		rows = append(rows, row)
		last, isKnown := bases[row[0]]
		if !strings.Contains(row[2], ": ") && (!isKnown || len(row[1]) > len(rows[last][1])) {
			bases[row[0]] = number
		}
	}
	for number, row := range rows {
		if bases[row[0]] != number || strings.Contains(row[2], ": ") {
			continue
		}
		content := must(base64.StdEncoding.DecodeString(row[1]))
		for place := range content[:min(len(content), max(100, places[row[0]]))] {
			for range 2 {
				changed := append([]byte{}, content...)
				old := changed[place]
				changed[place] = []byte{old + 1, old - 1, old ^ 0x20, old ^ 0x80, 0, 1, 2, 5, 0x30, 0x7f, 0x81, 0xff}[source.Intn(12)]
				answer := read(row[0], changed)
				if answer == row[2] {
					answer = "same"
				}
				fmt.Printf("%d\t%d\t%d\t%s\n", number, place, changed[place], answer)
			}
		}
	}
}

var pemPieces = []string{
	"-----BEGIN A-----", "-----BEGIN A-----\n", "-----BEGIN A-----\n", "-----BEGIN A-----\n", "-----BEGIN B C-----\r\n", "-----BEGIN A----\n",
	"-----BEGIN A-----x\n", "-----BEGIN A----- \t\n", " -----BEGIN A-----\n", "-----BEGIN -----\n", "\n-----END A-----", "\n-----END A-----\n",
	"\n-----END A-----\n", "\n-----END A-----\n", "-----END A-----\n", "\n-----END A-----x", "\n-----END A----- \n", "\n-----END B C-----\r\n",
	"\n-----END -----\n", "\n-----END A----\n", "\n-----END", "YWJj", "YWJj", "YWI=", "YQ==", "YWJj\n", "YW\nJj", "Y W\tJj", "YWJ", "!", "\n", "\n", "\r\n", "K: v\n",
	"K: v\n\n", "Proc-Type: 4,ENCRYPTED\n", ":\n", "text\n",
}

var addressPieces = []string{
	"1", "0", "255", "256", "01", "00", "1234", "12345", "f", "ffff", "FFFF", "g", ":", ":", ":", ":", "::", "::", ".", ".", ".", "1.2.3.4", "::ffff:",
	"%eth0", "%", "+1", "-1", " ", "a", "0000",
}

var wholeAddresses = []string{
	"1.2.3.4", "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5::1.2.3.4", "::ffff:1.2.3.4",
	"::ffff:0102:0304", "0:0:0:0:0:ffff:1.2.3.4", "::fffe:1.2.3.4", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:1.2.3.4", "::1:2:3:4:5:6:7:8",
	"1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "1.2.3.04", "1.2.3.0", "1.2.3.1000", "", "x",
}

func chosen(pieces []string, most int) string {
	text := ""
	for count := 1 + source.Intn(most); count > 0; count-- {
		text += pieces[source.Intn(len(pieces))]
	}
	return text
}

func showTexts() {
	for range 900 {
		text, answer := chosen(pemPieces, 9), ""
		if block, _ := pem.Decode([]byte(text)); block != nil {
			answer = block.Type + " " + encode(block.Bytes)
		}
		fmt.Printf("pem\t%q\t%s\n", text, answer)
	}
	for range 400 {
		wholeAddresses = append(wholeAddresses, chosen(addressPieces, 9))
	}
	for _, text := range wholeAddresses {
		address := net.ParseIP(text)
		if short := address.To4(); short != nil {
			address = short
		}
		fmt.Printf("address\t%q\t%s\n", text, hex.EncodeToString(address))
	}
}

// Strings of each type that a name may have, around what its type allows.
var attributes = map[int][]string{
	asn1.TagPrintableString: strings.Split(" !\"#$%&'()*+,-./09:;<=>?@AZ[`az{~\x7f\x80", ""),
	asn1.TagUTF8String:      {"", "a", "é", "\xff", "a\xc3", "\xed\xa0\x80"},
	asn1.TagIA5String:       {"", "\x00", "\x7f", "\x80", "a\xff"},
	asn1.TagNumericString:   {"", " ", "/", "0", "9", ":", "1a", "12 3"},
	asn1.TagBMPString: {
		"", "\x00", "\x00a", "\x00a\x00", "\xd7\xff", "\xd8\x00", "\xdf\xff", "\xe0\x00", "\xfd\xcf", "\xfd\xd0", "\xfd\xef", "\xfd\xf0", "\xff\xfd",
		"\xff\xfe", "\xff\xff", "\x00a\xff\xff", "\xff\xff\x00a",
	},
	asn1.TagT61String:   {"", "\x00", "\xff"},
	asn1.TagOctetString: {"a"},
	asn1.TagUTCTime:     {"a"},
}

// Subjects that are no sequence of sets of pairs.
var subjects = []string{
	"", "\x30\x00", "\x31\x00", "\x30\x02\x31\x00", "\x30\x02\x30\x00", "\x30\x04\x31\x02\x30\x00", "\x30\x04\x31\x02\x31\x00",
	"\x30\x07\x31\x05\x30\x03\x06\x01\x55", "\x30\x09\x31\x07\x30\x05\x06\x01\x55\x0c\x00", "\x30\x09\x31\x07\x30\x05\x06\x01\x80\x0c\x00",
	"\x30\x09\x31\x07\x30\x05\x05\x01\x55\x0c\x00", "\x30\x0b\x31\x09\x30\x07\x06\x01\x55\x0c\x00\x0c\x00",
	"\x30\x10\x31\x0e\x30\x05\x06\x01\x55\x0c\x00\x30\x05\x06\x01\x55\x13\x00",
	"\x30\x10\x31\x0e\x30\x05\x06\x01\x55\x0c\x00\x30\x05\x06\x01\x55\x04\x00",
	"\x30\x12\x31\x07\x30\x05\x06\x01\x55\x0c\x00\x31\x07\x30\x05\x06\x01\x55\x13\x00",
	"\x30\x12\x31\x07\x30\x05\x06\x01\x55\x0c\x00\x31\x07\x30\x05\x06\x01\x55\x04\x00",
}

func attribute(tag int, text string) string {
	value := must(asn1.Marshal(asn1.RawValue{Tag: tag, Bytes: []byte(text)}))
	pair := struct {
		Type  asn1.ObjectIdentifier
		Value asn1.RawValue
	}{[]int{2, 5, 4, 3}, asn1.RawValue{FullBytes: value}}
	set := must(asn1.Marshal(asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: must(asn1.Marshal(pair))}))
	return string(must(asn1.Marshal(asn1.RawValue{Tag: asn1.TagSequence, IsCompound: true, Bytes: set})))
}

func showSubjects() {
	_, key, _ := ed25519.GenerateKey(rand.Reader)
	for _, tag := range slices.Sorted(maps.Keys(attributes)) {
		for _, text := range attributes[tag] {
			subjects = append(subjects, attribute(tag, text))
		}
	}
	parent := &x509.Certificate{SerialNumber: big.NewInt(1)}
	for _, subject := range subjects {
		template := &x509.Certificate{SerialNumber: big.NewInt(1), RawSubject: []byte(subject)}
		show(must(x509.CreateCertificate(rand.Reader, template, parent, key.Public(), key)))
	}
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "subjects" {
		showSubjects()
		return
	}
	if len(os.Args) > 1 && os.Args[1] == "texts" {
		showTexts()
		return
	}
	if len(os.Args) > 1 {
		showChanges(os.Args[1])
		return
	}
	rsaKey := must(rsa.GenerateKey(rand.Reader, 1024))
	ecKey := must(ecdsa.GenerateKey(elliptic.P384(), rand.Reader))
	_, edKey, _ := ed25519.GenerateKey(rand.Reader)
	parameters := new(dsa.PrivateKey)
	if err := dsa.GenerateParameters(&parameters.Parameters, rand.Reader, dsa.L1024N160); err != nil {
		panic(err)
	}
	if err := dsa.GenerateKey(parameters, rand.Reader); err != nil {
		panic(err)
	}
	contents := [][]byte{
		x509.MarshalPKCS1PrivateKey(rsaKey), must(x509.MarshalECPrivateKey(ecKey)),
		must(asn1.Marshal(DSAKeyFormat{0, parameters.P, parameters.Q, parameters.G, parameters.Y, parameters.X})),
		must(x509.MarshalPKCS8PrivateKey(ecKey)), must(x509.MarshalPKCS8PrivateKey(edKey)),
	}
	for _, content := range contents {
		for _, kind := range []string{"RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "PRIVATE KEY"} {
			fmt.Printf("key %s\t%s\t%s\n", kind, encode(content), readKey(kind, content))
			for count := 0; count < 8; count++ {
				variant := damaged(content)
				fmt.Printf("key %s\t%s\t%s\n", kind, encode(variant), readKey(kind, variant))
			}
		}
	}
	_, network, _ := net.ParseCIDR("10.0.0.0/8")
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "é", Organization: []string{"o"}},
		NotBefore: time.Unix(0, 0), NotAfter: time.Unix(3e9, 0), IsCA: true, BasicConstraintsValid: true, MaxPathLen: 2,
		KeyUsage: x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames: []string{"a.b"}, EmailAddresses: []string{"a@b.c"}, IPAddresses: []net.IP{{1, 2, 3, 4}},
		PermittedDNSDomains: []string{".b"}, ExcludedIPRanges: []*net.IPNet{network}, ExcludedURIDomains: []string{"h"},
		PermittedEmailAddresses: []string{"x@y.z"}, CRLDistributionPoints: []string{"http://c"},
		OCSPServer: []string{"http://o"}, PolicyIdentifiers: []asn1.ObjectIdentifier{{1, 2, 3}},
	}
	certificate := must(x509.CreateCertificate(rand.Reader, template, template, edKey.Public(), edKey))
	for _, name := range names {
		show(constrained(name, edKey))
	}
	fmt.Printf("certificate\t%s\t%s\n", encode(certificate), readCertificate(certificate))
	for count := 0; count < 250; count++ {
		variant := damaged(certificate)
		fmt.Printf("certificate\t%s\t%s\n", encode(variant), readCertificate(variant))
	}
}
