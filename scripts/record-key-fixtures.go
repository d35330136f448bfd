// Command record-key-fixtures prints how Go reads damaged private keys and certificates, for fixtures/keys/keys.tsv.
//
// Usage: go run scripts/record-key-fixtures.go > fixtures/keys/keys.tsv
//
// A row holds `key` and the type of a PEM block, or `certificate`; the content in Base64; and the error, or for a
// key the block Sprig would write in Base64, for a certificate its subject and the subject's key identifier.
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
	"fmt"
	"math/big"
	mathrand "math/rand"
	"net"
	"time"
)

var source = mathrand.New(mathrand.NewSource(1))

type dsaKey struct {
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
		var key dsaKey
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

func main() {
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
		must(asn1.Marshal(dsaKey{0, parameters.P, parameters.Q, parameters.G, parameters.Y, parameters.X})),
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
