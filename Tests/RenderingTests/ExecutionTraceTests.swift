import GoTemplate
import Rendering
import TestSupport
import Testing

@Suite("Which template line wrote a line of output, and which values were read for it")
struct ExecutionTraceTests {
    /// One line of output: a part of it, the place that wrote it, and the values read for it, the closest first.
    struct Row: CustomTestStringConvertible {
        let line: String
        let place: String
        let reads: [String]

        var testDescription: String { line }
    }

    private static let helpers: GoString = """
        {{- define "labels" -}}
        app: {{ .Values.name }}
        {{- range $key, $value := .Values.labels }}
        {{ $key }}: {{ $value }}
        {{- end }}
        {{- end }}
        {{- define "image" -}}
        {{ .image.repository }}:{{ .image.tag }}
        {{- end }}
        """

    private static let file: GoString = """
        kind: Deployment
        labels:
          {{- include "labels" . | nindent 2 }}
        {{- if .Values.canary.enabled }}
        replicas: 3
        {{- end }}
        {{- with .Values.canary }}
        weight: {{ .weight }}
        {{- end }}
        image: {{ include "image" (dict "image" .Values.web.image) }}
        quoted: {{ include "image" (dict "image" .Values.web.image) | quote }}
        {{- $policy := .Values.web.policy | default "Always" }}
        policy: {{ $policy }}
        {{- range .Values.ports }}
        {{ .name }}: {{ .number }}
        {{- end }}
        indexed: {{ index .Values "web" "host.name" }}
        resources:
          {{- toYaml .Values.resources | nindent 2 }}
        template: {{ tpl .Values.text . }}
        copied: {{ (deepCopy .Values.web).policy }}
        """

    private static func values() -> Map {
        func map(_ entries: [(GoString, Value)]) -> Value { .map(Map(entries.map { (key: $0.0, value: $0.1) })) }
        let image = map([("repository", .string("nginx")), ("tag", .string("1.25"))])
        return Map([
            ("name", .string("shop")), ("labels", map([("team", .string("blue"))])),
            ("canary", map([("enabled", .bool(true)), ("weight", .int(10))])),
            ("web", map([("image", image), ("policy", .string("Never")), ("host.name", .string("h"))])),
            ("ports", .list(List([map([("name", .string("http")), ("number", .int(80))])], type: .anySlice))),
            ("resources", map([("cpu", .string("1"))])), ("text", .string("{{ .Values.name }}!")),
        ])
    }

    private static func trace() throws -> TracedOutput {
        let functions = HelmFunctions.table()
        var templates = TemplateSet()
        try templates.parse(name: "app/templates/a.yaml", text: file.bytes, functions: functions)
        try templates.parse(name: "app/templates/_h.tpl", text: helpers.bytes, functions: functions)
        let values = values()
        let trace = ExecutionTrace(values: values)
        let executor = Executor(templates: templates, functions: functions, trace: trace)
        _ = try executor.execute("app/templates/a.yaml", dot: .map(Map([("Values", .map(values))])))
        return try #require(trace.output(of: "app/templates/a.yaml"))
    }

    @Test(arguments: [
        Row(line: "kind: Deployment", place: "a.yaml:1", reads: []),
        Row(line: "  app: shop", place: "_h.tpl:2", reads: ["name", "labels"]),
        Row(line: "  team: blue", place: "_h.tpl:4", reads: ["labels", "name"]),
        Row(line: "replicas: 3", place: "a.yaml:5", reads: ["canary.enabled"]),
        Row(line: "weight: 10", place: "a.yaml:8", reads: ["canary.weight", "canary"]),
        Row(
            line: "image: nginx:1.25", place: "_h.tpl:8",
            reads: ["web.image.repository", "web.image.tag", "web.image"]),
        Row(
            line: "quoted: \"nginx:1.25\"", place: "a.yaml:11",
            reads: ["web.image.repository", "web.image.tag", "web.image"]),
        Row(line: "policy: Never", place: "a.yaml:13", reads: ["web.policy"]),
        Row(line: "http: 80", place: "a.yaml:15", reads: ["ports[0].name", "ports"]),
        Row(line: "indexed: h", place: "a.yaml:17", reads: ["web[\"host.name\"]"]),
        Row(line: "  cpu: \"1\"", place: "a.yaml:19", reads: ["resources"]),
        Row(line: "template: shop!", place: "a.yaml:20", reads: ["name", "text"]),
        Row(line: "copied: Never", place: "a.yaml:21", reads: ["web.policy", "web"]),
    ])
    func linesAreKnown(_ row: Row) throws {
        let output = try Self.trace()
        let lines = output.text.text.split(separator: "\n", omittingEmptySubsequences: false)
        let index = try #require(lines.firstIndex { $0 == row.line })
        let origin = try #require(output.origins(ofLine: index + 1).first)
        let file = origin.file.text.split(separator: "/").last ?? ""
        #expect("\(file):\(origin.position.line)" == row.place)
        #expect(origin.reads.map(\.description) == row.reads)
    }

    private static let branches: GoString = """
        a: {{ .Values.name }}{{ .Values.text }}
        {{ if .Values.canary.enabled }}yes: {{ .Values.name }}{{ else }}no{{ end }}
        {{- if .Values.none }}never{{ else if .Values.canary }}
        else: {{ .Values.text }}
        {{- end }}
        {{- range $i, $p := .Values.ports }}
        p{{ $i }}: {{ $p.number }}
        {{- end }}
        {{- range .Values.none }}never{{ else }}
        nothing: {{ $.Values.name }}
        {{- end }}
        {{- with .Values.none }}never{{ else }}
        without: true
        {{- end }}
        {{- $x := .Values.name }}
        {{- $x = .Values.text }}
        var: {{ $x }}
        {{- template "labels" . }}
        {{ include "nested" (dict "Values" .Values "own" 1) | indent 2 }}
        merged: {{ (merge (dict) .Values.web .Values.canary).weight }}
        copied: {{ (index (deepCopy .Values.ports) 0).number }} {{ (index .Values.ports 0).name }}
        deep: {{ (mergeOverwrite (deepCopy .Values.web) .Values.canary).image.tag }}
        dug: {{ dig "web" "image" "tag" "none" .Values }}{{ dig "web" "none" 0 .Values }}
        got: {{ get .Values.web "policy" }}{{ hasKey .Values "canary" }}
        plain
        tail: {{ tpl `x{{ include "image" .Values.web.image }}` . }}
        """

    private static let nested: GoString = """
        {{- define "nested" -}}
        first: {{ .own }}
        {{ if .Values.canary.enabled }}{{ include "labels" . }}{{ end }}
        last: {{ .Values.none | default .Values.name }}
        {{- end }}
        {{- define "image" }}{{ .tag }}{{ end }}
        {{- define "labels" }}
        app: {{ .Values.name }}
        {{- end }}
        """

    /// Each line with its origins: the place, the reads, and the places of the callers.
    @Test func originsAreThoseOfAllLines() throws {
        let functions = HelmFunctions.table()
        var templates = TemplateSet()
        try templates.parse(name: "app/templates/b.yaml", text: Self.branches.bytes, functions: functions)
        try templates.parse(name: "app/templates/_n.tpl", text: Self.nested.bytes, functions: functions)
        let values = Self.values()
        let trace = ExecutionTrace(values: values)
        let executor = Executor(templates: templates, functions: functions, trace: trace)
        _ = try executor.execute("app/templates/b.yaml", dot: .map(Map([("Values", .map(values))])))
        let output = try #require(trace.output(of: "app/templates/b.yaml"))
        let lines = output.text.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(output.origins(ofLine: 0).isEmpty && output.origins(ofLine: lines.count + 1).isEmpty)
        let described = lines.enumerated().map { index, line in
            "\(line)\n" + output.origins(ofLine: index + 1).map { "    \(Self.describe($0))\n" }.joined()
        }
        let expected = String(decoding: recordedBytes("traces/branches.txt"), as: UTF8.self)
        #expect(described.joined() == expected)
    }

    private static func describe(_ origin: TraceOrigin) -> String {
        func place(_ file: GoString, _ line: Int, _ column: Int) -> String {
            "\(file.text.split(separator: "/").last ?? ""):\(line):\(column)"
        }
        let kind = origin.isText ? "text" : "action"
        let reads = origin.reads.map(\.description).joined(separator: " ")
        let callers = origin.callers.map { " < " + place($0.file, $0.position.line, $0.position.column) }.joined()
        return "\(kind) \(place(origin.file, origin.position.line, origin.position.column)) [\(reads)]\(callers)"
    }

    @Test func tracingChangesNoOutput() throws {
        let functions = HelmFunctions.table()
        var templates = TemplateSet()
        try templates.parse(name: "app/templates/a.yaml", text: Self.file.bytes, functions: functions)
        try templates.parse(name: "app/templates/_h.tpl", text: Self.helpers.bytes, functions: functions)
        let executor = Executor(templates: templates, functions: functions)
        let plain = try executor.execute("app/templates/a.yaml", dot: .map(Map([("Values", .map(Self.values()))])))
        #expect(try Self.trace().text == plain)
    }
}
