// Command record-credential-fixtures prints how client-go authenticates requests, for
// fixtures/kubeconfig/credentials.jsonl.gz.
//
// Usage, in a module of Kubernetes 1.36 whose dependencies are vendored:
//
//	go run -mod=vendor .../scripts/record-credential-fixtures.go > .../fixtures/kubeconfig/credentials.jsonl.gz
//
// Each line holds a case and the answer to it: requests are sent one after the other to a server of this program, which
// tells what came. The plugins are shell scripts that note how they were called.
package main

import (
	"compress/gzip"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

const (
	folder    = "$DIR"
	address   = "$SERVER"
	// Authority is the server's certificate in PEM and Base64, as kubeconfigs have it, and content is it in PEM.
	authority = "$AUTHORITY"
	content   = "$PEM"
)

// Step is a request, before which files are written, and to which the server answers with a status.
type step struct {
	Files  map[string]string `json:"files,omitempty"`
	Status int               `json:"status"`
}

type input struct {
	Cluster string            `json:"cluster"`
	User    string            `json:"user"`
	Files   map[string]string `json:"files,omitempty"`
	Steps   []step            `json:"steps"`
}

type requestAnswer struct {
	Error       string   `json:"error,omitempty"`
	Headers     []string `json:"headers,omitempty"`
	Certificate string   `json:"certificate,omitempty"`
}

type answer struct {
	Error    string          `json:"error,omitempty"`
	Requests []requestAnswer `json:"requests,omitempty"`
	// Runs holds what plugins noted.
	Runs string `json:"runs,omitempty"`
}

func must[Result any](result Result, err error) Result {
	if err != nil {
		panic(err)
	}
	return result
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func pair(name string) (certificate, key string) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	check(err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2126, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	content := must(x509.CreateCertificate(rand.Reader, template, template, public, private))
	block := &pem.Block{Type: "PRIVATE KEY", Bytes: must(x509.MarshalPKCS8PrivateKey(private))}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: content})), string(pem.EncodeToMemory(block))
}

// MARK: Recording

type recorder struct {
	own    string
	server *httptest.Server
	status int
	last   requestAnswer
}

func (r *recorder) ServeHTTP(response http.ResponseWriter, request *http.Request) {
	r.last = requestAnswer{}
	for name, values := range request.Header {
		if name == "Authorization" || strings.HasPrefix(name, "Impersonate-") {
			for _, value := range values {
				r.last.Headers = append(r.last.Headers, name+": "+value)
			}
		}
	}
	sort.Strings(r.last.Headers)
	if peers := request.TLS.PeerCertificates; len(peers) > 0 {
		r.last.Certificate = peers[0].Subject.CommonName
	}
	response.WriteHeader(r.status)
}

func (r *recorder) certificate() string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: r.server.Certificate().Raw}))
}

func (r *recorder) encoded() string { return base64.StdEncoding.EncodeToString([]byte(r.certificate())) }

func (r *recorder) filled(text string) string {
	return strings.NewReplacer(folder, r.own, address, r.server.URL, authority, r.encoded(), content, r.certificate()).Replace(text)
}

func (r *recorder) emptied(text string) string {
	return strings.NewReplacer(r.own, folder, r.server.URL, address, r.encoded(), authority).Replace(text)
}

func (r *recorder) write(files map[string]string) {
	for name, content := range files {
		path := filepath.Join(r.own, name)
		check(os.MkdirAll(filepath.Dir(path), 0o700))
		mode := os.FileMode(0o700)
		if strings.HasPrefix(name, "plain/") {
			mode = 0o600
		}
		check(os.WriteFile(path, []byte(r.filled(content)), mode))
	}
}

func (r *recorder) answer(given input) (result answer) {
	kubeconfig := "current-context: c\ncontexts: [{name: c, context: {cluster: k, user: u}}]\nclusters:\n- name: k\n  cluster:\n" +
		indented(given.Cluster) + "users:\n- name: u\n  user:\n" + indented(given.User)
	r.write(given.Files)
	r.write(map[string]string{"config": kubeconfig})
	config, err := clientcmd.BuildConfigFromFlags("", filepath.Join(r.own, "config"))
	if err != nil {
		return answer{Error: r.emptied(err.Error())}
	}
	client, err := rest.HTTPClientFor(config)
	if err != nil {
		return answer{Error: r.emptied(err.Error())}
	}
	for _, step := range given.Steps {
		r.write(step.Files)
		r.status = step.Status
		result.Requests = append(result.Requests, r.send(client))
	}
	runs, _ := os.ReadFile(filepath.Join(r.own, "runs"))
	result.Runs = r.emptied(string(runs))
	return result
}

func (r *recorder) send(client *http.Client) requestAnswer {
	response, err := client.Get(r.server.URL)
	if err != nil {
		return requestAnswer{Error: r.emptied(err.(*url.Error).Err.Error())}
	}
	check(response.Body.Close())
	return r.last
}

func indented(text string) string {
	return "    " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n    ") + "\n"
}

func record(given input, output io.Writer) {
	r := &recorder{own: must(os.MkdirTemp("", "credentials"))}
	defer os.RemoveAll(r.own)
	r.server = httptest.NewUnstartedServer(r)
	r.server.TLS = &tls.Config{ClientAuth: tls.RequestClientCert}
	r.server.Config.ErrorLog = log.New(io.Discard, "", 0)
	r.server.StartTLS()
	defer r.server.Close()
	line := must(json.Marshal(map[string]any{"given": given, "answer": r.answer(given)}))
	must(output.Write(append(line, '\n')))
}

// MARK: Cases

const (
	v1   = "client.authentication.k8s.io/v1"
	beta = "client.authentication.k8s.io/v1beta1"
	once = "server: $SERVER\ninsecure-skip-tls-verify: true"
)

var certificate, key = pair("first")
var otherCertificate, otherKey = pair("second")

func requests(statuses ...int) (steps []step) {
	for _, status := range statuses {
		steps = append(steps, step{Status: status})
	}
	return steps
}

// Plugin is a script that notes its call and then does what the body says.
func plugin(body string) map[string]string {
	note := "#!/bin/sh\necho \"$# $* $KUBERNETES_EXEC_INFO $EXTRA\" >> $DIR/runs\nn=$(grep -c '' $DIR/runs)\n"
	return map[string]string{"plugin": note + body + "\n", "plain/plugin": "#!/bin/sh\n", "folder/x": "", "unreadable": "\x00\x01"}
}

func prints(value any) string {
	text := value
	if _, ok := value.(string); !ok {
		text = string(must(json.Marshal(value)))
	}
	return fmt.Sprintf("cat <<'END'\n%s\nEND", text)
}

func credential(version string, status any) map[string]any {
	result := map[string]any{"kind": "ExecCredential", "apiVersion": version}
	if status != nil {
		result["status"] = status
	}
	return result
}

func user(fields string) string { return "exec:\n" + strings.TrimRight(indented(fields), "\n") }

const command = "command: $DIR/plugin\ninteractiveMode: Never\napiVersion: "

func cases() []input {
	return append(append(append(staticCases(), outputs()...), invocations()...), rotations()...)
}

func staticCases() (cases []input) {
	for _, user := range []string{
		"{}", "token: t", "token: ' t '", "tokenFile: plain/token", "token: t\ntokenFile: plain/token", "token: t\ntokenFile: plain/missing",
		"tokenFile: plain/empty", "token: t\ntokenFile: plain/empty", "tokenFile: plain/blank", "username: name\npassword: 'p:q'", "username: name", "password: p",
		"username: ''\npassword: p", "username: 'a:b'\npassword: é", "tokenFile: plain/token\nusername: name", "as: me", "as: me\ntoken: t",
		"as: me\nas-uid: u\nas-groups: [a, b]\nas-user-extra: {k: [v, w], 'A/b c%': [x], Upper: ['']}", "as: é", "as: 'a b'", `as: "a\nb"`, `as: "a\rb: c"`,
		`as: "a\x00b"`, `as: me` + "\nas-groups: [\"x\\nEvil: 1\"]", `token: "t\nEvil: 1"`, `token: "t\r\n"`, `token: "a\tb"`, "as: me\nas-user-extra: {\"k\\n\": [v]}",
		"client-certificate: plain/cert\nclient-key: plain/key", "client-certificate: plain/cert\nclient-key: plain/key\ntoken: t",
		"client-certificate: plain/cert\nclient-key: plain/other-key", "client-certificate: plain/cert\nclient-key: plain/key\nusername: u\npassword: p",
		"as: me\nas-user-extra: {'%41/é': ['é']}", "as: me\nas-groups: ['']",
	} {
		files := map[string]string{
			"plain/token": " from-file\n", "plain/empty": "", "plain/blank": " \n", "plain/cert": certificate, "plain/key": key, "plain/other-key": otherKey,
		}
		cases = append(cases, input{Cluster: once, User: user, Files: files, Steps: requests(200, 401, 200)})
	}
	return cases
}

// Outputs are what plugins may print.
func outputs() (cases []input) {
	add := func(version, body string) {
		cases = append(cases, input{Cluster: once, User: user(command + version), Files: plugin(body), Steps: requests(200, 200)})
	}
	token := map[string]any{"token": "secret"}
	for _, version := range []string{v1, beta} {
		add(version, prints(credential(version, token)))
		add(version, prints(credential(v1, token)))
		add(version, prints(credential(beta, token)))
		add(version, prints(credential("client.authentication.k8s.io/v1alpha1", token)))
		add(version, prints(credential("v1", token)))
		add(version, prints(credential("", token)))
		add(version, prints(credential(version, nil)))
		add(version, prints(credential(version, map[string]any{})))
		add(version, prints("apiVersion: "+version+"\nkind: ExecCredential\nstatus:\n  token: yaml"))
	}
	for _, status := range []any{
		map[string]any{"token": ""}, map[string]any{"token": 5}, map[string]any{"Token": "x"}, map[string]any{"token": "x", "unknown": 1},
		map[string]any{"token": "x", "expirationTimestamp": "2126-01-01T00:00:00Z"}, map[string]any{"token": "x", "expirationTimestamp": "2016-01-01T00:00:00Z"},
		map[string]any{"token": "x", "expirationTimestamp": "2016-01-01T00:00:00+02:00"}, map[string]any{"token": "x", "expirationTimestamp": "2016-01-01"},
		map[string]any{"token": "x", "expirationTimestamp": ""}, map[string]any{"token": "x", "expirationTimestamp": nil}, map[string]any{"token": "x", "expirationTimestamp": 5},
		map[string]any{"clientCertificateData": certificate, "clientKeyData": key}, map[string]any{"token": "x", "clientCertificateData": certificate, "clientKeyData": key},
		map[string]any{"clientCertificateData": certificate}, map[string]any{"clientKeyData": key}, map[string]any{"token": "x", "clientKeyData": key},
		map[string]any{"clientCertificateData": "x", "clientKeyData": key}, map[string]any{"clientCertificateData": certificate, "clientKeyData": "x"},
		map[string]any{"clientCertificateData": certificate, "clientKeyData": otherKey}, map[string]any{"clientCertificateData": 5}, "x", 5, []any{}, nil,
		map[string]any{"token": " t "}, map[string]any{"token": "a\nb"}, map[string]any{"token": "t", "expirationTimestamp": "2126-01-01T00:00:00.5Z"},
	} {
		add(v1, prints(credential(v1, status)))
	}
	for _, text := range []string{
		"", "text", "[]", "5", "null", "{}", "{", "{\"kind\": \"ExecCredential\"}", "a: b: c", "{\"kind\": 5}", "apiVersion: " + v1 + "\nkind: Pod\n",
		"{\"apiVersion\": \"" + v1 + "\", \"kind\": \"Pod\"}", "{\"apiVersion\": \"" + v1 + "\"}", "{\"apiVersion\": \"a/b/c\", \"kind\": \"ExecCredential\"}",
		"{\"apiVersion\": \"" + v1 + "\", \"kind\": \"ExecCredential\", \"spec\": 5}", "{\"apiVersion\": \"" + v1 + "\", \"kind\": \"ExecCredential\", \"status\": {\"token\": \"t\"}} trailing",
		"{\"apiVersion\": \"" + v1 + "\", \"kind\": \"ExecCredential\", \"status\": {\"token\": \"a\", \"token\": \"b\"}}",
		"{\"apiVersion\": \"" + v1 + "\", \"kind\": \"ExecCredentialList\", \"status\": {\"token\": \"a\"}}", "{\"apiVersion\": \"" + v1 + "\", \"kind\": \"ExecCredential\", \"spec\": {\"interactive\": \"x\"}, \"status\": {\"token\": \"a\"}}",
		"{\"apiVersion\": \"" + v1 + "\", \"kind\": \"ExecCredential\", \"metadata\": 5, \"status\": {\"token\": \"a\"}}",
	} {
		add(v1, prints(text))
	}
	add(v1, "printf ''")
	add(v1, "exit 3")
	add(v1, "kill -9 $$")
	add(v1, "echo nothing >&2; exit 1")
	add(v1, prints(credential(v1, token))+"\nexit 1")
	return cases
}

// Invocations are ways of calling plugins.
func invocations() (cases []input) {
	body := prints(credential(v1, map[string]any{"token": "secret"}))
	for _, fields := range []string{
		"command: $DIR/plugin", "command: ./plugin", "command: folder/../plugin", "command: $DIR/missing", "command: missing-plugin", "command: $DIR/plain/plugin",
		"command: $DIR/folder", "command: $DIR/unreadable", "command: missing-plugin\ninstallHint: run this", "command: $DIR/plugin\nargs: [a, 'b c', '']",
		"command: missing-plugin\ninstallHint: \"a\\e[1m\\n\"", "command: $DIR/./missing//x", "command: ./missing", "command: $DIR/missing\ninstallHint: run this",
		"command: $DIR/plugin\nenv: [{name: EXTRA, value: one}, {name: EXTRA, value: two}]", "command: $DIR/plugin\nenv: [{name: KUBERNETES_EXEC_INFO, value: mine}]",
		"command: $DIR/plugin\nenv: [{name: EXTRA}]", "command: $DIR/plugin\nprovideClusterInfo: true", "command: ''",
	} {
		files := plugin(body)
		cases = append(cases, input{Cluster: once, User: user(fields + "\ninteractiveMode: Never\napiVersion: " + v1), Files: files, Steps: requests(200)})
	}
	for _, mode := range []string{"Never", "IfAvailable", "Always"} {
		cases = append(cases, input{
			Cluster: once, User: user("command: $DIR/plugin\napiVersion: " + v1 + "\ninteractiveMode: " + mode), Files: plugin(body), Steps: requests(200)})
	}
	for _, version := range []string{v1, beta, "client.authentication.k8s.io/v1alpha1", "v1"} {
		body := prints(credential(version, map[string]any{"token": "secret"}))
		for _, cluster := range []string{
			once, "server: $SERVER\ncertificate-authority-data: $AUTHORITY", "server: $SERVER/path\ncertificate-authority: plain/authority",
			once + "\ntls-server-name: <s>\nextensions: [{name: client.authentication.k8s.io/exec, extension: {b: 1, a: [x, 1.5, '<', 12345678901234567890]}}]",
			once + "\ndisable-compression: true\nextensions: [{name: client.authentication.k8s.io/exec, extension: text}]",
			once + "\nextensions: [{name: other, extension: text}]", once + "\nextensions: [{name: client.authentication.k8s.io/exec, extension: null}]",
		} {
			files := plugin(body)
			files["plain/authority"] = content
			cases = append(cases, input{
				Cluster: cluster, User: user(command + version + "\nprovideClusterInfo: true"), Files: files, Steps: requests(200)})
		}
	}
	for _, other := range []string{"token: t", "username: u\npassword: p", "tokenFile: plain/token", "client-certificate: plain/cert\nclient-key: plain/key", "as: me", "auth-provider: {name: gcp}"} {
		files := plugin(body)
		files["plain/token"], files["plain/cert"], files["plain/key"] = "file", certificate, key
		cases = append(cases, input{Cluster: once, User: user(command+v1) + "\n" + other, Files: files, Steps: requests(200, 401, 200)})
	}
	return append(cases, input{
		Cluster: "server: $SERVER\ncertificate-authority: plain/missing", User: user(command + v1 + "\nprovideClusterInfo: true"),
		Files: plugin(body), Steps: requests(200)})
}

// Rotations are plugins whose answers change.
func rotations() (cases []input) {
	status := func(fields string) string {
		return "cat <<END\n{\"apiVersion\": \"" + v1 + "\", \"kind\": \"ExecCredential\", \"status\": {" + fields + "}}\nEND"
	}
	quoted := func(text string) string { return string(must(json.Marshal(text))) }
	certificates := "if [ $n = 1 ]; then\n" + status(`"clientCertificateData": `+strings.ReplaceAll(quoted(certificate), `\`, `\\`)+`, "clientKeyData": `+strings.ReplaceAll(quoted(key), `\`, `\\`)) +
		"\nelse\n" + status(`"clientCertificateData": `+strings.ReplaceAll(quoted(otherCertificate), `\`, `\\`)+`, "clientKeyData": `+strings.ReplaceAll(quoted(otherKey), `\`, `\\`)) + "\nfi"
	for _, body := range []string{
		status(`"token": "t$n"`), status(`"token": "t$n", "expirationTimestamp": "2126-01-01T00:00:00Z"`),
		"if [ $n = 2 ]; then exit 7; fi\n" + status(`"token": "t$n"`), "if [ $n != 2 ]; then exit 7; fi\n" + status(`"token": "t$n"`), certificates,
	} {
		for _, statuses := range [][]int{{200, 200}, {401, 200}, {200, 401, 401, 200}, {403, 200}, {401, 401, 401}} {
			cases = append(cases, input{Cluster: once, User: user(command + v1), Files: plugin(body), Steps: requests(statuses...)})
		}
	}
	return cases
}

func main() {
	compressed := must(gzip.NewWriterLevel(os.Stdout, gzip.BestCompression))
	all := cases()
	for _, given := range all {
		record(given, compressed)
	}
	check(compressed.Close())
	fmt.Fprintln(os.Stderr, len(all), "cases")
}
