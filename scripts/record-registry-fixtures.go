// Records how oras reads references of registries, challenges, scopes, digests and queries, for fixtures/registry.
//
// Usage: copy this file as record_test.go into registry/remote/auth of a checkout of oras.land/oras-go v2.6.2, and
// run there: FIXTURES=.../fixtures/registry go test -run Record .
//
// Each row holds a text and what becomes of it, both quoted as Go quotes them.
package auth

import (
	"fmt"
	"math/rand"
	"net/url"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/opencontainers/go-digest"
	"oras.land/oras-go/v2/registry"
)

const rows = 400

var hex64 = strings.Repeat("0123456789abcdef", 4)

var referenceParts = []string{
	"localhost", "ghcr.io", ":5000", "/", "charts", "alpha", "Alpha", "a.b", "a..b", "a__b", "a___b", "a--b", "a-", "_a",
	":", "1.0.0", "v1.0.0_b1", "1.0+x", ".1", "@", "sha256:" + hex64, "sha256:123", "sha512:" + hex64 + hex64, "md5:12",
	"SHA256:" + hex64, " ", "é", "[::1]", "user:word@", "?x=1", strings.Repeat("x", 128), "docker.io",
}

var challengeParts = []string{
	"Bearer", "bearer", "BASIC", "Digest", "Negotiate", " ", "\t", ",", ", ", "realm=", "service=", "scope=", "\"", "\\\"", "\\n",
	"\"https://auth.example/token\"", "\"registry\"", "\"repository:charts/alpha:pull\"", "token", "=", "a/b", "é", "error=\"x\"",
}

var scopeParts = []string{
	"repository", "registry", ":", "charts/alpha", "charts/beta", "catalog", "pull", "push", "*", ",", "delete", " ", "pull,push",
}

var digestParts = []string{
	"sha256", "sha512", "sha384", "md5", "sha256+b64", ":", hex64, hex64[:63], strings.ToUpper(hex64), hex64 + hex64, "a.b", "=_-", "-", "",
}

var queryParts = []string{"a", "b", "=", "&", "%20", "+", "%", ";", "é", "x y", "repository:a/b:pull"}

func text(random *rand.Rand, parts []string, most int) string {
	var builder strings.Builder
	for count := random.Intn(most) + 1; count > 0; count-- {
		builder.WriteString(parts[random.Intn(len(parts))])
	}
	return builder.String()
}

func referenceRow(input string) string {
	reference, err := registry.ParseReference(input)
	if err != nil {
		return "error: " + err.Error()
	}
	return strings.Join([]string{reference.Host(), reference.Repository, reference.Reference, reference.String()}, " ")
}

func likelyReference(random *rand.Rand) string {
	pick := func(choices ...string) string { return choices[random.Intn(len(choices))] }
	return pick("localhost:5000", "ghcr.io", "docker.io", "[::1]:80", "h") + "/" + pick("alpha", "charts/alpha", "a.b/c_d", "a__b/c--d") +
		pick("", ":1.0.0", ":v1_x", ":"+strings.Repeat("t", random.Intn(130)), "@sha256:"+hex64, ":1@sha256:"+hex64)
}

func challengeRow(input string) string {
	scheme, params := parseChallenge(input)
	var names []string
	for name := range params {
		names = append(names, name)
	}
	sort.Strings(names)
	result := scheme.String()
	for _, name := range names {
		result += fmt.Sprintf(" %s=%q", name, params[name])
	}
	return result
}

func digestRow(input string) string {
	if _, err := digest.Parse(input); err != nil {
		return err.Error()
	}
	return "valid"
}

func likelyDigest(random *rand.Rand) string {
	algorithm := []string{"sha256", "sha384", "sha512", "md5", "Sha256", "sha256+b64"}[random.Intn(6)]
	digits := []byte(strings.Repeat(hex64, 2))[:[]int{64, 96, 128, 63, 65}[random.Intn(5)]]
	for count := random.Intn(4) - 1; count > 0; count-- {
		digits[random.Intn(len(digits))] = "0aFg-"[random.Intn(5)]
	}
	return algorithm + ":" + string(digits)
}

func queryRow(input string) string {
	values, _ := url.ParseQuery(input)
	values.Add("scope", input)
	return values.Encode()
}

func record(t *testing.T, name string, make func(*rand.Rand) string, row func(string) string) {
	random := rand.New(rand.NewSource(7))
	seen := map[string]bool{}
	var output strings.Builder
	for len(seen) < rows {
		input := make(random)
		if !seen[input] {
			seen[input] = true
			fmt.Fprintf(&output, "%q\t%q\n", input, row(input))
		}
	}
	if err := os.WriteFile(os.Getenv("FIXTURES")+"/"+name+".tsv", []byte(output.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestRecord(t *testing.T) {
	record(t, "references", func(random *rand.Rand) string {
		if random.Intn(3) == 0 {
			return likelyReference(random)
		}
		return text(random, referenceParts, 7)
	}, referenceRow)
	record(t, "challenges", func(random *rand.Rand) string {
		if random.Intn(2) == 0 {
			return "Bearer " + text(random, challengeParts, 8)
		}
		return text(random, challengeParts, 6)
	}, challengeRow)
	record(t, "scopes", func(random *rand.Rand) string {
		var scopes []string
		for count := random.Intn(4); count >= 0; count-- {
			scopes = append(scopes, "repository:"+text(random, scopeParts, 4), text(random, scopeParts, 6))
		}
		return strings.Join(scopes[:random.Intn(len(scopes))+1], "|")
	}, func(input string) string { return strings.Join(CleanScopes(strings.Split(input, "|")), "|") })
	record(t, "digests", func(random *rand.Rand) string {
		if random.Intn(3) == 0 {
			return text(random, digestParts, 4)
		}
		return likelyDigest(random)
	}, digestRow)
	record(t, "queries", func(random *rand.Rand) string { return text(random, queryParts, 7) }, queryRow)
}
