import Failures
import Testing

@testable import Linting

@Suite("What rules of lint find, and where")
struct FindingTests {
    private static func template(_ line: String) -> String {
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: \(line)\n"
    }

    private func texts(_ files: [String: String]) throws -> [String] {
        try findings(files).map { "\($0.code) \($0.place.text): \($0.message) | \($0.fix)" }
    }

    @Test func nearKeysAreNamed() throws {
        let files = [
            "values.yaml": "image: {tag: a, repositry: b}\n",
            "templates/a.yaml": Self.template("{{ .Values.image.tag }}{{ .Values.image.repository }}"),
        ]
        #expect(
            try texts(files) == [
                "undefined-value templates/a.yaml:6:39: nothing sets image.repository | "
                    + "write image.repositry, if that is what is meant",
                "unused-default values.yaml:1:17: no template reads image.repositry | "
                    + "write image.repository, if that is what is meant",
            ])
    }

    /// What is unread below a map that is unread itself is one finding.
    @Test func unreadMapsAreOneFinding() throws {
        let files = [
            "values.yaml": "a: {b: 1, c: {d: 2}}\ne: 1\n", "templates/a.yaml": Self.template("{{ .Values.e }}"),
        ]
        #expect(
            try texts(files).map { $0.split(separator: "|")[0] } == [
                "unused-default values.yaml:1:1: no template reads a "
            ])
    }

    @Test(arguments: [
        "{{ range $k, $v := .Values.a }}{{ $k }}{{ $v.b }}{{ $v.c }}{{ end }}", "{{ toJson .Values | quote }}",
        "{{ index .Values .Chart.Name | toJson | quote }}", "{{ tpl .Values.text . }}",
        "{{ include \"x\" (dict \"v\" .Values.a) }}{{ define \"x\" }}{{ toJson .v | quote }}{{ end }}",
    ])
    func whatMayBeReadIsNotUnused(_ line: String) throws {
        let files = [
            "values.yaml": "a: {x: {b: 1, c: 2}}\n"
                + (line.contains("text") ? "text: '{{ toJson .Values.a | quote }}'\n" : ""),
            "templates/a.yaml": Self.template(line),
        ]
        #expect(try findings(files).filter { $0.code == "unused-default" }.isEmpty)
    }

    @Test(arguments: [
        "{{ if .Values.x }}{{ .Values.x.y }}{{ end }}", "{{ .Values.x | default 1 }}", "{{ (.Values.x).y }}",
        "{{ and .Values.x .Values.x.y }}", "{{ dig \"x\" \"y\" 1 .Values.AsMap }}", "{{ .Values.global.x }}",
        "{{ $_ := set .Values \"x\" (dict \"y\" 1) }}{{ .Values.x.y }}", "{{ .Values.example }}",
    ])
    func whatIsProvidedForIsNotUndefined(_ line: String) throws {
        let files = ["values.yaml": "# example: 1\nglobal: {}\n", "templates/a.yaml": Self.template(line)]
        #expect(try findings(files).filter { $0.code == "undefined-value" }.isEmpty)
    }

    @Test func severitiesAndRulesOfTheSettingsFile() throws {
        let files = [
            "values.yaml": "token: abc\nunread: 1\n", "templates/a.yaml": Self.template("{{ .Values.token }}"),
            ".swelmlint.yaml": "disable: [unused-default]\nseverity: {secret-in-values: error}\n",
        ]
        #expect(try findings(files).map { "\($0.code) \($0.severity)" } == ["secret-in-values error"])
    }

    @Test(arguments: [
        (
            "disable: [unused-defalt]\n",
            ".swelmlint.yaml: no rule is called \"unused-defalt\"; did you mean unused-default?"
        ),
        ("disabled: []\n", ".swelmlint.yaml: unknown key \"disabled\"; did you mean \"disable\"?"),
        (
            "severity: {duplicate-key: bad}\n",
            ".swelmlint.yaml: the severity of duplicate-key is none of error, warning and info"
        ),
        ("- a\n", ".swelmlint.yaml: a mapping with disable and severity is expected"),
    ])
    func settingsThatCannotBeRead(_ text: String, _ message: String) throws {
        let error = #expect(throws: HelmError.self) { try findings([".swelmlint.yaml": text]) }
        #expect(error?.message.text == message)
    }

    @Test func commentsAreForTheirLineAndTheNext() throws {
        let files = [
            "values.yaml":
                "# swelm-lint: disable=secret-in-values\npassword: abc\ntoken: abc # swelm-lint: disable=all\nc:\n  password: abc\n",
            "templates/a.yaml": Self.template("{{ toJson .Values | quote }}"),
        ]
        #expect(try findings(files).map(\.place.text) == ["values.yaml:5:3"])
    }

    /// Without what templates require, names are empty and objects alike.
    @Test func nothingIsSaidOfObjectsThatLackWhatIsRequired() throws {
        let object = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ required \"no name\" .Values.name }}\n"
        let files = ["values.yaml": "name: \"\"\n", "templates/a.yaml": object, "templates/b.yaml": object]
        #expect(try findings(files).isEmpty)
    }

    /// Labels that a controller adds, and pods of other namespaces, are no template's affair.
    @Test(arguments: [
        ("statefulset.kubernetes.io/pod-name: a-0", "", false), ("app: b", "", true), ("app: a", "", false),
        ("app: b", "kube-system", false),
    ])
    func servicesWithoutPods(_ selector: String, _ namespace: String, _ isFound: Bool) throws {
        let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: a}}\n---\n"
        let metadata = namespace.isEmpty ? "{name: a}" : "{name: a, namespace: \(namespace)}"
        let service = "apiVersion: v1\nkind: Service\nmetadata: \(metadata)\nspec:\n  selector: {\(selector)}\n"
        let found = try findings(["templates/a.yaml": pod + service]).filter { $0.code == "selector-mismatch" }
        #expect(!found.isEmpty == isFound)
    }

    /// Secrets never appear in messages.
    @Test func messagesHoldNoSecrets() throws {
        let files = ["values.yaml": "password: s3cr3t\n", "templates/a.yaml": Self.template("{{ .Values.password }}")]
        #expect(try !texts(files).joined().contains("s3cr3t"))
    }
}
