// Command record-kubeconfig-fixtures prints how client-go resolves kubeconfigs, flags and environments, as Helm asks it
// to, for fixtures/kubeconfig/configurations.jsonl.gz.
//
// Usage, as root in a module of Kubernetes 1.36 whose dependencies are vendored:
//
//	go run -mod=vendor .../scripts/record-kubeconfig-fixtures.go > .../fixtures/kubeconfig/configurations.jsonl.gz
//
// Each line holds a case and the answer to it. The program runs itself for each case, since client-go reads the
// environment when it starts, and root lets it mount a folder where pods have their service account.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	mathrand "math/rand"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/client-go/rest"
)

// Folder is what the case's own folder is called in inputs and answers.
const folder = "$DIR"

const serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount"

// Flags holds Helm's flags; nil is one that is not given.
type flags struct {
	KubeConfig    *string  `json:"kubeconfig,omitempty"`
	Context       *string  `json:"kube-context,omitempty"`
	Namespace     *string  `json:"namespace,omitempty"`
	Token         *string  `json:"kube-token,omitempty"`
	AsUser        *string  `json:"kube-as-user,omitempty"`
	AsGroups      []string `json:"kube-as-group,omitempty"`
	APIServer     *string  `json:"kube-apiserver,omitempty"`
	CAFile        *string  `json:"kube-ca-file,omitempty"`
	TLSServerName *string  `json:"kube-tls-server-name,omitempty"`
	Insecure      *bool    `json:"kube-insecure-skip-tls-verify,omitempty"`
	BurstLimit    *int     `json:"burst-limit,omitempty"`
	QPS           *float32 `json:"qps,omitempty"`
}

type input struct {
	Files          map[string]string `json:"files,omitempty"`
	Environment    map[string]string `json:"environment,omitempty"`
	Flags          flags             `json:"flags"`
	ServiceAccount map[string]string `json:"serviceAccount,omitempty"`
}

type execAnswer struct {
	Command            string   `json:"command"`
	Args               []string `json:"args,omitempty"`
	Env                []string `json:"env,omitempty"`
	APIVersion         string   `json:"apiVersion"`
	InstallHint        string   `json:"installHint,omitempty"`
	ProvideClusterInfo bool     `json:"provideClusterInfo,omitempty"`
	InteractiveMode    string   `json:"interactiveMode"`
	Config             string   `json:"config,omitempty"`
}

type answer struct {
	Error              string              `json:"error,omitempty"`
	Host               string              `json:"host,omitempty"`
	BaseURL            string              `json:"baseURL,omitempty"`
	BaseURLError       string              `json:"baseURLError,omitempty"`
	TransportError     string              `json:"transportError,omitempty"`
	Insecure           bool                `json:"insecure,omitempty"`
	ServerName         string              `json:"serverName,omitempty"`
	CAFile             string              `json:"caFile,omitempty"`
	CAData             string              `json:"caData,omitempty"`
	CertFile           string              `json:"certFile,omitempty"`
	CertData           string              `json:"certData,omitempty"`
	KeyFile            string              `json:"keyFile,omitempty"`
	KeyData            string              `json:"keyData,omitempty"`
	Username           string              `json:"username,omitempty"`
	Password           string              `json:"password,omitempty"`
	Token              string              `json:"token,omitempty"`
	TokenFile          string              `json:"tokenFile,omitempty"`
	AsUser             string              `json:"asUser,omitempty"`
	AsUID              string              `json:"asUID,omitempty"`
	AsGroups           []string            `json:"asGroups,omitempty"`
	AsExtra            map[string][]string `json:"asExtra,omitempty"`
	AuthProvider       string              `json:"authProvider,omitempty"`
	Exec               *execAnswer         `json:"exec,omitempty"`
	Proxy              string              `json:"proxy,omitempty"`
	DisableCompression bool                `json:"disableCompression,omitempty"`
	Burst              int                 `json:"burst"`
	QPS                float32             `json:"qps"`
	Namespace          string              `json:"namespace"`
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

// MARK: The answer, in a process of its own

func override[Value any](target *Value, flag *Value) {
	if flag != nil {
		*target = *flag
	}
}

func variableOr[Value any](name string, fallback Value, parse func(string) (Value, error)) Value {
	text, ok := os.LookupEnv(name)
	if !ok {
		return fallback
	}
	value, err := parse(text)
	if err != nil {
		return fallback
	}
	return value
}

func parseFloat(text string) (float32, error) {
	number, err := strconv.ParseFloat(text, 32)
	return float32(number), err
}

func groups() []string {
	trimmed := strings.Trim(os.Getenv("HELM_KUBEASGROUPS"), ", ")
	if trimmed == "" {
		return nil
	}
	return strings.Split(trimmed, ",")
}

// Resolve does what Helm's cli.EnvSettings does.
func resolve(given flags) answer {
	namespace, context := os.Getenv("HELM_NAMESPACE"), os.Getenv("HELM_KUBECONTEXT")
	token, server := os.Getenv("HELM_KUBETOKEN"), os.Getenv("HELM_KUBEAPISERVER")
	user, asGroups := os.Getenv("HELM_KUBEASUSER"), groups()
	authority, name := os.Getenv("HELM_KUBECAFILE"), os.Getenv("HELM_KUBETLS_SERVER_NAME")
	insecure := variableOr("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", false, strconv.ParseBool)
	burst := variableOr("HELM_BURST_LIMIT", 100, strconv.Atoi)
	qps := variableOr("HELM_QPS", 0, parseFloat)
	kubeConfig := ""
	override(&kubeConfig, given.KubeConfig)
	override(&namespace, given.Namespace)
	override(&context, given.Context)
	override(&token, given.Token)
	override(&server, given.APIServer)
	override(&user, given.AsUser)
	override(&authority, given.CAFile)
	override(&name, given.TLSServerName)
	override(&insecure, given.Insecure)
	override(&burst, given.BurstLimit)
	override(&qps, given.QPS)
	if given.AsGroups != nil {
		asGroups = given.AsGroups
	}
	config := &genericclioptions.ConfigFlags{
		Namespace: &namespace, Context: &context, BearerToken: &token, APIServer: &server, CAFile: &authority,
		KubeConfig: &kubeConfig, Impersonate: &user, Insecure: &insecure, TLSServerName: &name,
		ImpersonateGroup: &asGroups,
	}
	result := configuration(config)
	result.Burst, result.QPS = burst, qps
	result.Namespace = "default"
	if namespace != "" {
		result.Namespace = namespace
	}
	if own, _, err := config.ToRawKubeConfigLoader().Namespace(); err == nil {
		result.Namespace = own
	}
	return result
}

func configuration(flags *genericclioptions.ConfigFlags) answer {
	config, err := flags.ToRESTConfig()
	if err != nil {
		return answer{Error: err.Error()}
	}
	result := answer{
		Host: config.Host, Insecure: config.Insecure, ServerName: config.ServerName,
		CAFile: config.CAFile, CAData: string(config.CAData), CertFile: config.CertFile,
		CertData: string(config.CertData), KeyFile: config.KeyFile, KeyData: string(config.KeyData),
		Username: config.Username, Password: config.Password, Token: config.BearerToken,
		TokenFile: config.BearerTokenFile, AsUser: config.Impersonate.UserName, AsUID: config.Impersonate.UID,
		AsGroups: config.Impersonate.Groups, AsExtra: config.Impersonate.Extra,
		DisableCompression: config.DisableCompression,
	}
	if config.AuthProvider != nil {
		result.AuthProvider = config.AuthProvider.Name
	}
	if config.Proxy != nil {
		result.Proxy = must(config.Proxy(&http.Request{})).String()
	}
	result.Exec = plugin(config)
	if url, _, err := rest.DefaultServerUrlFor(config); err != nil {
		result.BaseURLError = err.Error()
	} else {
		result.BaseURL = url.String()
	}
	if _, err := rest.HTTPClientFor(config); err != nil {
		result.TransportError = err.Error()
	}
	return result
}

func plugin(config *rest.Config) *execAnswer {
	exec := config.ExecProvider
	if exec == nil {
		return nil
	}
	result := &execAnswer{
		Command: exec.Command, Args: exec.Args, APIVersion: exec.APIVersion, InstallHint: exec.InstallHint,
		ProvideClusterInfo: exec.ProvideClusterInfo, InteractiveMode: string(exec.InteractiveMode),
	}
	for _, variable := range exec.Env {
		result.Env = append(result.Env, variable.Name+"="+variable.Value)
	}
	if unknown, ok := exec.Config.(*runtime.Unknown); ok {
		result.Config = string(unknown.Raw)
	}
	return result
}

// Answer reads a case and prints what comes of it.
func answerCase() {
	var given input
	check(json.NewDecoder(os.Stdin).Decode(&given))
	for name, content := range given.ServiceAccount {
		check(os.WriteFile(filepath.Join(serviceAccount, name), []byte(content), 0o600))
	}
	check(json.NewEncoder(os.Stdout).Encode(resolve(given.Flags)))
}

// MARK: The cases

func replaced(value any, old, new string) []byte {
	return bytes.ReplaceAll(must(json.Marshal(value)), []byte(old), []byte(new))
}

func record(given input, output io.Writer) {
	own := must(os.MkdirTemp("", "kubeconfig"))
	defer os.RemoveAll(own)
	for path, content := range given.Files {
		path = filepath.Join(own, path)
		check(os.MkdirAll(filepath.Dir(path), 0o700))
		check(os.WriteFile(path, []byte(strings.ReplaceAll(content, folder, own)), 0o600))
	}
	command := exec.Command("/proc/self/exe", "answer")
	command.Dir = own
	if given.ServiceAccount != nil {
		check(os.MkdirAll(serviceAccount, 0o700))
		account := filepath.Join(own, "account")
		check(os.MkdirAll(account, 0o700))
		command = exec.Command(
			"/bin/sh", "-c", `mount --bind "$2" "$3" && exec "$1" answer`, "sh", must(os.Executable()), account, serviceAccount)
		command.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	}
	command.Env = []string{"HOME=" + own, "PATH=/usr/bin:/bin"}
	for name, value := range given.Environment {
		command.Env = append(command.Env, name+"="+strings.ReplaceAll(value, folder, own))
	}
	command.Stdin = bytes.NewReader(replaced(given, folder, own))
	command.Stderr = os.Stderr
	answer := bytes.ReplaceAll(must(command.Output()), []byte(own), []byte(folder))
	line := must(json.Marshal(map[string]any{"given": given, "answer": json.RawMessage(answer)}))
	must(output.Write(append(line, '\n')))
}

// Pair is a self-signed certificate with its key, each in PEM.
func pair(name string) (certificate, key string) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	check(err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2126, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	content := must(x509.CreateCertificate(rand.Reader, template, template, public, private))
	block := &pem.Block{Type: "PRIVATE KEY", Bytes: must(x509.MarshalPKCS8PrivateKey(private))}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: content})), string(pem.EncodeToMemory(block))
}

func main() {
	if len(os.Args) > 1 {
		answerCase()
		return
	}
	compressed := must(gzip.NewWriterLevel(os.Stdout, gzip.BestCompression))
	cases := append(writtenCases(), generatedCases(mathrand.New(mathrand.NewSource(1)))...)
	for _, given := range cases {
		record(given, compressed)
	}
	check(compressed.Close())
	fmt.Fprintln(os.Stderr, len(cases), "cases")
}

// MARK: Written cases

var certificate, key = pair("first")
var otherCertificate, otherKey = pair("second")

func pointer[Value any](value Value) *Value { return &value }

func indented(text, indent string) string {
	return indent + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n"+indent) + "\n"
}

// Plain is a kubeconfig with one context, `c`, of one cluster and one user.
func plain(cluster, user string) string {
	return "apiVersion: v1\nkind: Config\ncurrent-context: c\n" +
		"contexts:\n- name: c\n  context: {cluster: k, user: u, namespace: ns}\n" +
		"clusters:\n- name: k\n  cluster:\n" + indented(cluster, "    ") +
		"users:\n- name: u\n  user:\n" + indented(user, "    ")
}

func home(content string) map[string]string { return map[string]string{".kube/config": content} }

func withCredentialFiles(content string) map[string]string {
	return map[string]string{
		".kube/config": content, ".kube/ca.pem": certificate, ".kube/client.pem": certificate, ".kube/client.key": key,
		".kube/other.pem": otherCertificate, ".kube/other.key": otherKey, ".kube/token": "from-file\n", ".kube/empty": "",
		".kube/garbage.pem": "no PEM\n",
	}
}

func data(text string) string { return string(must(json.Marshal([]byte(text)))) }

const server = "server: https://h:6443"
const token = "token: secret"

var pod = map[string]string{"KUBERNETES_SERVICE_HOST": "10.0.0.1", "KUBERNETES_SERVICE_PORT": "443"}
var podIPv6 = map[string]string{"KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "443"}

func account() map[string]string {
	return map[string]string{"token": "pod-token", "ca.crt": certificate, "namespace": "pod-namespace\n"}
}

func merged(maps ...map[string]string) map[string]string {
	result := map[string]string{}
	for _, each := range maps {
		for name, value := range each {
			result[name] = value
		}
	}
	return result
}

func writtenCases() (cases []input) {
	for _, content := range fileContents() {
		cases = append(cases, input{Files: home(content)})
	}
	for _, cluster := range clusters() {
		cases = append(cases, input{Files: withCredentialFiles(plain(cluster, token))})
	}
	for _, user := range users() {
		cases = append(cases, input{Files: withCredentialFiles(plain(server, user))})
		cases = append(cases, input{Files: withCredentialFiles(plain("server: http://h:8080", user))})
	}
	for _, address := range addresses() {
		quoted := "server: " + string(must(json.Marshal(address)))
		cases = append(cases, input{Files: withCredentialFiles(plain(quoted, token))})
		cases = append(cases, input{Files: withCredentialFiles(plain(quoted+"\ncertificate-authority: ca.pem", token))})
		cases = append(cases, input{Files: home(""), Flags: flags{APIServer: &address, Token: pointer("t")}})
		cases = append(cases, input{Environment: map[string]string{"KUBERNETES_MASTER": address}})
	}
	cases = append(cases, severalFiles()...)
	cases = append(cases, overrides()...)
	return append(cases, pods()...)
}

// FileContents are files that are whole or damaged.
func fileContents() []string {
	contents := []string{
		"", "# nothing\n", "{}", "null", "[]", "text", "5", "---\n", "a: b: c\n", "\tx", "{", "%YAML 9\n", "a: &a [*a]\n",
		"a: *x\n", "---\n{}\n---\n{bad", plain(server, token) + "---\nkind: Pod\n",
	}
	for _, head := range []string{
		"kind: Pod", "kind: config", "kind: 5", "kind: [a]", "kind: null", "kind: ''", "apiVersion: v2", "apiVersion: v1beta1",
		"apiVersion: a/v1", "apiVersion: a/", "apiVersion: /v1", "apiVersion: a/b/c", "apiVersion: 1", "apiVersion: {}",
		"apiVersion: null", "apiVersion: ''", "kind: List", "apiVersion: v2\nkind: Pod", "Kind: Pod", "APIVersion: x/v1",
		"current-context: 5", "current-context: [c]", "current-context: null", "Current-Context: x", "preferences: 5",
		"preferences: {colors: x}", "preferences: {colors: true}", "preferences: null", "extensions: [{name: a, extension: 5}]",
		"extensions: {}", "extensions: [5]", "unknown: {a: 1}", "clusters: null", "clusters: 5", "clusters: x", "clusters: [5]",
		"clusters: [~]", "clusters: [{}]", "clusters: [{name: 5}]", "clusters: [{name: a, cluster: 5}]", "clusters: {a: {}}",
		"clusters: [{name: a, cluster: {server: 5}}]", "clusters: [{name: a, cluster: {server: null}}]",
		"clusters: [{name: a, cluster: {certificate-authority-data: '?'}}]",
		"clusters: [{name: a, cluster: {certificate-authority-data: 5}}]",
		"clusters: [{name: a, cluster: {certificate-authority-data: YQ}}]",
		"clusters: [{name: a, cluster: {insecure-skip-tls-verify: 'true'}}]",
		"clusters: [{name: a, cluster: {insecure-skip-tls-verify: 1}}]",
		"clusters: [{name: a, cluster: {extensions: [{name: 5}]}}]", "clusters: [{name: a, cluster: {Server: x}}]",
		"clusters: [{name: a}, {name: a}]", "clusters: [{}, ~]", "users: [{name: a}, {name: b}, {name: a, user: {token: x}}]",
		"contexts: [{name: a}, {name: a}]", "users: 5", "users: [{name: a, user: [5]}]", "users: [{name: a, user: {token: 5}}]",
		"users: [{name: a, user: {token: 5, username: 6}}]", "users: [{name: a, user: {as-groups: x}}]",
		"users: [{name: a, user: {as-groups: [5]}}]", "users: [{name: a, user: {as-user-extra: {a: b}}}]",
		"users: [{name: a, user: {as-user-extra: {a: [5]}}}]", "users: [{name: a, user: {as-user-extra: [a]}}]",
		"users: [{name: a, user: {auth-provider: 5}}]", "users: [{name: a, user: {auth-provider: {config: {a: 5}}}}]",
		"users: [{name: a, user: {exec: x}}]", "users: [{name: a, user: {exec: {args: x}}}]",
		"users: [{name: a, user: {exec: {args: [1]}}}]", "users: [{name: a, user: {exec: {env: [{name: 1}]}}}]",
		"users: [{name: a, user: {exec: {interactiveMode: 1}}}]", "users: [{name: a, user: {exec: {provideClusterInfo: x}}}]",
		"users: [{name: a, user: {client-certificate-data: 'a b'}}]", "contexts: [{name: a, context: {namespace: 5}}]",
		"contexts: [{name: a, context: x}]", "contexts: [{name: a, context: null}]", "contexts: [{name: 1.5}]", "? [a]\n: b",
		"clusters: [{name: a, cluster: {server: a, server: b}}]", "1: 2", "users: [{name: a, user: {token: yes}}]",
		"clusters: [{name: a, cluster: {tls-server-name: 1, server: 2}}]\nusers: 5", "contexts: 5\nclusters: 6",
	} {
		contents = append(contents, head+"\ncontexts: [{name: c, context: {cluster: k, user: u, namespace: ns}}]\ncurrent-context: c\n")
		contents = append(contents, head+"\n")
	}
	for _, rest := range []string{
		"current-context: c", "current-context: c\ncontexts: [{name: c}]", "current-context: c\ncontexts: [{name: d}]",
		"contexts: [{name: c, context: {namespace: ns}}]", "contexts: [{name: '', context: {namespace: ns}}]",
		"current-context: c\ncontexts: [{name: c, context: {cluster: missing, user: missing, namespace: ns}}]",
		"current-context: c\ncontexts: [{name: c, context: {cluster: k, namespace: default}}]\nclusters: [{name: k, cluster: {server: 'https://h'}}]",
		"clusters: [{name: '', cluster: {server: 'https://unnamed'}}]\nusers: [{name: '', user: {token: t}}]",
		"current-context: c\ncontexts: [{name: c, context: {cluster: k}}]\nclusters: [{name: k, cluster: {}}]",
		"current-context: c\ncontexts: [{name: c, context: {cluster: k}}]\nclusters: [{name: k, cluster: {certificate-authority: no}}]",
		"current-context: c\ncontexts: [{name: c, context: {cluster: k, user: u}}]\nusers: [{name: u, user: {as: me}}]",
	} {
		contents = append(contents, rest+"\n")
	}
	return contents
}

func clusters() []string {
	var result []string
	for _, fields := range []string{
		"", "certificate-authority: ca.pem", "certificate-authority: $DIR/.kube/ca.pem", "certificate-authority: ../.kube/./ca.pem",
		"certificate-authority: missing.pem", "certificate-authority: empty", "certificate-authority: garbage.pem",
		"certificate-authority: .", "certificate-authority-data: " + data(certificate), "certificate-authority-data: " + data("x"),
		"certificate-authority-data: ''", "certificate-authority: ca.pem\ncertificate-authority-data: " + data(certificate),
		"certificate-authority: missing\ncertificate-authority-data: " + data(certificate), "insecure-skip-tls-verify: true",
		"insecure-skip-tls-verify: true\ncertificate-authority: ca.pem",
		"insecure-skip-tls-verify: true\ncertificate-authority-data: " + data(certificate), "tls-server-name: s",
		"tls-server-name: s\ncertificate-authority: ca.pem", "disable-compression: true", "proxy-url: http://p:3128",
		"proxy-url: https://u:p@p", "proxy-url: socks5://p", "proxy-url: socks5h://p", "proxy-url: ftp://p", "proxy-url: p:3128",
		"proxy-url: '://'", "proxy-url: 'http://[::1'", "proxy-url: ''", "proxy-url: ftp://p\ncertificate-authority: missing",
		"extensions: [{name: client.authentication.k8s.io/exec, extension: {b: 1, a: [x, 1.5, <, 12345678901234567890]}}]",
		"extensions: [{name: a, extension: 1}, {name: a, extension: 2}]",
	} {
		result = append(result, server+"\n"+fields)
	}
	return result
}

func users() []string {
	result := []string{
		"{}", token, "token: ''", "tokenFile: token", "tokenFile: missing", "tokenFile: empty", "tokenFile: .",
		"token: t\ntokenFile: token", "token: t\ntokenFile: missing", "username: name", "password: p", "username: name\npassword: p",
		"token: t\nusername: name", "token: t\npassword: p\nclient-certificate: client.pem", "client-certificate: client.pem",
		"client-certificate: client.pem\nclient-key: client.key", "client-certificate: missing.pem\nclient-key: missing.key",
		"client-certificate: client.pem\nclient-key: other.key", "client-certificate: garbage.pem\nclient-key: client.key",
		"client-certificate: client.pem\nclient-key: garbage.pem", "client-key: client.key", "client-key: missing.key",
		"client-certificate-data: " + data(certificate) + "\nclient-key-data: " + data(key),
		"client-certificate-data: " + data(certificate) + "\nclient-key: client.key",
		"client-certificate-data: " + data(certificate) + "\nclient-key-data: " + data(otherKey),
		"client-certificate-data: " + data("x") + "\nclient-key-data: " + data(key),
		"client-certificate-data: " + data(certificate) + "\nclient-key-data: " + data("x"),
		"client-certificate-data: " + data(certificate) + "\nclient-certificate: client.pem\nclient-key: client.key",
		"client-certificate: client.pem\nclient-key: client.key\nclient-key-data: " + data(key),
		"client-certificate-data: " + data(certificate), "token: t\nclient-certificate: client.pem\nclient-key: client.key",
		"as: me", "as: me\nas-uid: u\nas-groups: [a, b]\nas-user-extra: {k: [v, w], l: []}", "as-uid: u", "as-groups: [a]",
		"as-user-extra: {k: [v]}", "as: me\ntoken: t", "as-groups: []", "auth-provider: {name: gcp}",
		"auth-provider: {name: oidc}", "auth-provider: {name: azure, config: {a: b}}", "auth-provider: {name: x}\ntoken: t",
		"extensions: [{name: a, extension: {}}]", "as: ''\nas-groups: ['']",
	}
	const v1, beta = "client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"
	for _, fields := range []string{
		"{}", "{command: p}", "{command: p, apiVersion: " + v1 + "}", "{command: p, apiVersion: " + beta + "}",
		"{command: p, apiVersion: client.authentication.k8s.io/v1alpha1}", "{apiVersion: " + beta + "}",
		"{command: p, apiVersion: " + v1 + ", interactiveMode: Never}", "{command: p, apiVersion: v1, interactiveMode: Always}",
		"{command: p, apiVersion: " + v1 + ", interactiveMode: IfAvailable}", "{command: p, interactiveMode: Sometimes}",
		"{command: p, apiVersion: " + beta + ", args: [a, '', b], env: [{name: A, value: b}, {name: C}]}",
		"{command: p, apiVersion: " + beta + ", env: [{value: b}, {name: '', value: c}]}", "{command: bin/p, apiVersion: " + beta + "}",
		"{command: ./p, apiVersion: " + beta + "}", "{command: ../p, apiVersion: " + beta + "}", "{command: /p/../q, apiVersion: " + beta + "}",
		"{command: p, apiVersion: " + beta + ", provideClusterInfo: true}",
		"{command: p, apiVersion: " + beta + `, installHint: "\e[1mbrew\u200b install\tp\n\x01"}`,
		"{command: p, apiVersion: " + beta + ", interactiveMode: ''}", "{command: p, apiVersion: " + v1 + ", interactiveMode: ''}",
	} {
		result = append(result, "exec: "+fields)
	}
	good := "exec: {command: p, apiVersion: " + beta + "}\n"
	return append(result, good+token, good+"auth-provider: {name: x}", good+"username: name\npassword: p", good+"tokenFile: token",
		good+"client-certificate: client.pem\nclient-key: client.key", good+"as: me")
}

func addresses() []string {
	return []string{
		"https://h", "https://h:6443/", "https://h:6443/a/b", "https://h/a/b/", "https://h/a?q=1#f", "https://h?q=1", "https://h#f",
		"HTTPS://H:1", "http://h", "h", "h:6443", "1.2.3.4:6443", "h/path", "/path", "[::1]:6443", "https://[::1]:6443/x",
		"https://u:p@h/x", "ftp://h", "https:///x", "https:", "://", "https://h:x", "https://h/%zz", "https://h/a b", "https://h/%20x",
		"localhost:8080", "http://localhost:8080", "http://localhost:8080/", "https:opaque", " ", "https://h/é", "https://a b/", "?",
		"http://h/../x", "https://h//", "//h/x", "unix:///x",
	}
}

func named(context, cluster, user, namespace, address string) string {
	return fmt.Sprintf("contexts: [{name: %s, context: {cluster: %s, user: %s, namespace: %s}}]\n", context, cluster, user, namespace) +
		fmt.Sprintf("clusters: [{name: %s, cluster: {server: '%s'}}]\nusers: [{name: %s, user: {token: of-%s, tokenFile: t}}]\n", cluster, address, user, namespace)
}

func severalFiles() (cases []input) {
	files := map[string]string{
		"a/1": named("c", "k", "u", "one", "https://one"), "b/2": "current-context: c\n" + named("c", "k", "u", "two", "https://two"),
		"b/3": "current-context: d\n" + named("d", "k", "v", "three", "https://three"), "b/bad": "kind: X\n", "b/worse": "x: y: z\n",
		"b/empty": "", ".kube/config": "current-context: d\n" + named("d", "k", "w", "home", "https://home"), "a/t": "ta", "b/t": "tb",
		"b/context": "current-context: c\n", "b/twice": "users: [{name: a, user: {token: s}}, {name: a}]\n",
	}
	for _, list := range []string{
		"$DIR/a/1", "$DIR/b/2", "$DIR/a/1:$DIR/b/2", "$DIR/b/2:$DIR/a/1", "$DIR/b/3:$DIR/b/2", "$DIR/b/2:$DIR/b/3:$DIR/a/1", ":", "::",
		":$DIR/b/2:", "$DIR/missing", "$DIR/missing:$DIR/b/2", "$DIR/bad:$DIR/b/bad", "$DIR/b/bad:$DIR/b/worse", "$DIR/b/bad:$DIR/b/bad",
		"$DIR/b/2:$DIR/b/bad", "$DIR/b/2:$DIR/b/bad:$DIR/b/worse:$DIR/b/twice", "$DIR/b", "$DIR/b/empty:$DIR/b/2", "$DIR/b/context:$DIR/a/1",
		"$DIR/a/1/x", "$DIR/b/../a/1:$DIR/b/context", "$DIR/b/twice",
	} {
		cases = append(cases, input{Files: files, Environment: map[string]string{"KUBECONFIG": list}})
		cases = append(cases, input{
			Files: files, Environment: map[string]string{"KUBECONFIG": list, "HELM_KUBECONTEXT": "d", "HELM_KUBETOKEN": "v"}})
	}
	for _, path := range []string{"$DIR/a/1", "$DIR/b/2", "$DIR/missing", "$DIR/b", "$DIR/b/bad", "$DIR/a/1:$DIR/b/2", "", "$DIR/a/1/x"} {
		for _, environment := range []map[string]string{nil, {"KUBECONFIG": "$DIR/b/3"}} {
			cases = append(cases, input{Files: files, Environment: environment, Flags: flags{KubeConfig: &path}})
		}
	}
	return cases
}

func overrides() (cases []input) {
	files := withCredentialFiles(
		"current-context: c\ncontexts:\n- {name: c, context: {cluster: k, user: u, namespace: ns}}\n" +
			"- {name: basic, context: {cluster: k, user: basic}}\n- {name: exec, context: {cluster: k, user: exec}}\n" +
			"- {name: open, context: {cluster: open, user: certificate, namespace: o}}\n- {name: broken, context: {cluster: x, user: broken, namespace: b}}\n" +
			"- {name: file, context: {cluster: k, user: file}}\n" +
			"clusters:\n- {name: k, cluster: {server: 'https://h', tls-server-name: s, certificate-authority: ca.pem}}\n" +
			"- {name: open, cluster: {server: 'https://open', insecure-skip-tls-verify: true, tls-server-name: t}}\n" +
			"users:\n- {name: u, user: {token: t, as: someone, as-groups: [g]}}\n- {name: basic, user: {username: a, password: b}}\n" +
			"- {name: exec, user: {exec: {command: p, apiVersion: client.authentication.k8s.io/v1beta1}}}\n" +
			"- {name: certificate, user: {client-certificate: client.pem, client-key: client.key}}\n" +
			"- {name: broken, user: {client-certificate: x, exec: {}}}\n- {name: file, user: {tokenFile: token}}\n")
	for _, context := range []string{"", "c", "basic", "exec", "open", "broken", "file", "missing"} {
		for _, given := range []flags{
			{}, {Namespace: pointer("f")}, {Token: pointer("f")}, {AsUser: pointer("f")}, {AsGroups: []string{"f", "g,h"}},
			{AsUser: pointer("f"), AsGroups: []string{"f"}}, {APIServer: pointer("https://f")}, {APIServer: pointer("http://f")},
			{CAFile: pointer("$DIR/.kube/ca.pem")}, {CAFile: pointer("$DIR/missing")}, {TLSServerName: pointer("f")},
			{APIServer: pointer("https://f"), TLSServerName: pointer("f")}, {Insecure: pointer(true)}, {Insecure: pointer(false)},
			{Insecure: pointer(true), CAFile: pointer("$DIR/.kube/ca.pem")}, {BurstLimit: pointer(5), QPS: pointer(float32(1.5))},
		} {
			given.Context = &context
			cases = append(cases, input{Files: files, Flags: given})
		}
	}
	all := map[string]string{
		"HELM_KUBECONTEXT": "open", "HELM_NAMESPACE": "v", "HELM_KUBETOKEN": "v", "HELM_KUBEASUSER": "v", "HELM_KUBEASGROUPS": " ,a, b,,c, ",
		"HELM_KUBEAPISERVER": "https://v", "HELM_KUBECAFILE": "$DIR/.kube/ca.pem", "HELM_KUBETLS_SERVER_NAME": "v",
		"HELM_KUBEINSECURE_SKIP_TLS_VERIFY": "true", "HELM_BURST_LIMIT": "7", "HELM_QPS": "2.25",
	}
	for name, value := range all {
		cases = append(cases, input{Files: files, Environment: map[string]string{name: value}})
		cases = append(cases, input{Files: files, Environment: map[string]string{name: ""}})
	}
	empty := ""
	return append(cases,
		input{Files: files, Environment: all},
		input{Files: files, Environment: all, Flags: flags{
			Context: pointer("c"), Namespace: pointer("f"), Token: pointer("f"), AsUser: pointer("f"), AsGroups: []string{"f"},
			APIServer: pointer("https://f"), CAFile: pointer("$DIR/.kube/other.pem"), TLSServerName: pointer("f"), Insecure: pointer(false),
			BurstLimit: pointer(9), QPS: pointer(float32(3)),
		}},
		input{Files: files, Environment: all, Flags: flags{
			Context: &empty, Namespace: &empty, Token: &empty, AsUser: &empty, APIServer: &empty, CAFile: &empty, TLSServerName: &empty,
		}},
		input{Files: files, Environment: map[string]string{
			"HELM_KUBEINSECURE_SKIP_TLS_VERIFY": "maybe", "HELM_BURST_LIMIT": "x", "HELM_QPS": "y", "HELM_KUBEASGROUPS": ",",
		}},
		input{Files: files, Environment: map[string]string{"HELM_KUBEASGROUPS": "a,b", "HELM_KUBEASUSER": "u"}},
		input{Files: files, Environment: map[string]string{"HELM_KUBEINSECURE_SKIP_TLS_VERIFY": "1", "HELM_BURST_LIMIT": "-1", "HELM_QPS": "1e2"}},
		input{Environment: map[string]string{"HELM_NAMESPACE": "v"}},
		input{Files: home("kind: X"), Environment: map[string]string{"HELM_NAMESPACE": "v"}},
	)
}

func pods() (cases []input) {
	accounts := []map[string]string{
		account(), {"token": "pod-token\n"}, {"token": "t", "ca.crt": "garbage"}, {"token": "", "ca.crt": certificate}, {"ca.crt": certificate},
		{"token": "t", "ca.crt": certificate, "namespace": "\n"},
	}
	for _, account := range accounts {
		cases = append(cases, input{Environment: pod, ServiceAccount: account}, input{Environment: podIPv6, ServiceAccount: account})
	}
	for _, environment := range []map[string]string{
		nil, {"KUBERNETES_SERVICE_HOST": "h"}, merged(pod, map[string]string{"POD_NAMESPACE": "variable"}),
		merged(pod, map[string]string{"HELM_NAMESPACE": "v"}), merged(pod, map[string]string{"HELM_KUBETOKEN": "v"}),
		merged(pod, map[string]string{"HELM_KUBEAPISERVER": "https://v"}), merged(pod, map[string]string{"HELM_KUBEASUSER": "v"}),
		merged(pod, map[string]string{"HELM_KUBECAFILE": serviceAccount + "/ca.crt"}), merged(pod, map[string]string{"HELM_KUBECAFILE": "/no"}),
		merged(pod, map[string]string{"HELM_KUBETLS_SERVER_NAME": "v"}), merged(pod, map[string]string{"HELM_KUBEINSECURE_SKIP_TLS_VERIFY": "true"}),
		merged(pod, map[string]string{"KUBERNETES_MASTER": "https://m"}), merged(pod, map[string]string{"HELM_KUBEAPISERVER": "http://localhost:8080"}),
		merged(pod, map[string]string{"KUBERNETES_MASTER": "https://m", "HELM_KUBETOKEN": "v"}), merged(pod, map[string]string{"KUBECONFIG": "$DIR/missing"}),
		merged(pod, map[string]string{"HELM_KUBEAPISERVER": "v:1"}), merged(pod, map[string]string{"HELM_KUBECONTEXT": "missing"}),
	} {
		cases = append(cases, input{Environment: environment, ServiceAccount: account()})
	}
	for _, content := range []string{
		plain(server, token), plain("server: http://localhost:8080", token), plain("server: http://localhost:8080\ndisable-compression: true", token),
		plain("server: http://localhost:8080\nproxy-url: http://p", token), "current-context: c\n", "kind: X\n",
		"current-context: c\ncontexts: [{name: c, context: {namespace: default}}]\n", "current-context: c\ncontexts: [{name: c, context: {namespace: ns}}]\n",
		"current-context: c\ncontexts: [{name: c, context: {}}]\n", "current-context: c\ncontexts: [{name: c, context: {user: u}}]\nusers: [{name: u, user: {as: me}}]\n",
		"current-context: c\ncontexts: [{name: c, context: {user: u}}]\nusers: [{name: u, user: {exec: {}}}]\n",
	} {
		cases = append(cases, input{Files: home(content), Environment: pod, ServiceAccount: account()})
	}
	return cases
}

// MARK: Generated cases

func generatedCases(source *mathrand.Rand) (cases []input) {
	names := []string{"a", "b", "c", "''"}
	pick := func(options []string) string { return options[source.Intn(len(options))] }
	perhaps := func(options ...string) *string {
		if source.Intn(5) > 0 {
			return nil
		}
		return pointer(pick(options))
	}
	clusters, users, addresses := clusters(), users(), addresses()
	file := func() string {
		var text strings.Builder
		if source.Intn(4) > 0 {
			text.WriteString("current-context: " + pick(names) + "\n")
		}
		text.WriteString("contexts:\n")
		for _, index := range source.Perm(3)[:1+source.Intn(3)] {
			namespace := pick([]string{"", ", namespace: n1", ", namespace: n2", ", namespace: default"})
			fmt.Fprintf(&text, "- {name: %s, context: {cluster: %s, user: %s%s}}\n", names[index], pick(names), pick(names), namespace)
		}
		text.WriteString("clusters:\n")
		for _, index := range source.Perm(3)[:1+source.Intn(3)] {
			fields := pick(clusters)
			if source.Intn(5) == 0 {
				fields = "server: " + string(must(json.Marshal(pick(addresses))))
			}
			text.WriteString("- name: " + names[index] + "\n  cluster:\n" + indented(fields, "    "))
		}
		text.WriteString("users:\n")
		for _, index := range source.Perm(3)[:1+source.Intn(3)] {
			text.WriteString("- name: " + names[index] + "\n  user:\n" + indented(pick(users), "    "))
		}
		return text.String()
	}
	for range 400 {
		files := withCredentialFiles(file())
		files["two"], files["three/3"], files["three/token"] = file(), file(), "of-three"
		given := flags{
			KubeConfig: perhaps("$DIR/two", "$DIR/three/3"), Context: perhaps(names[:3]...), Namespace: perhaps("f", ""),
			Token: perhaps("f", ""), AsUser: perhaps("f", ""), APIServer: perhaps(addresses...), CAFile: perhaps("$DIR/.kube/ca.pem", "no", ""),
			TLSServerName: perhaps("f", ""),
		}
		if source.Intn(8) == 0 {
			given.AsGroups = []string{"f"}
		}
		if source.Intn(6) == 0 {
			given.Insecure = pointer(source.Intn(3) > 0)
		}
		each := input{Files: files, Flags: given, Environment: map[string]string{}}
		if list := perhaps("$DIR/two:$DIR/three/3", "$DIR/three/3:$DIR/two:$DIR/.kube/config", "$DIR/no:$DIR/two"); list != nil {
			each.Environment["KUBECONFIG"] = *list
		}
		if context := perhaps(names[:3]...); context != nil {
			each.Environment["HELM_KUBECONTEXT"] = *context
		}
		if source.Intn(10) == 0 {
			each.Environment["KUBERNETES_SERVICE_HOST"], each.Environment["KUBERNETES_SERVICE_PORT"] = "10.0.0.1", "443"
			each.ServiceAccount = account()
		}
		cases = append(cases, each)
	}
	return cases
}
