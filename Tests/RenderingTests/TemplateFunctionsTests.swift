import GoTemplate
import Rendering
import Testing

@Suite("include, tpl, required and fail, and the texts of their errors; expectations are Helm's")
struct TemplateFunctionsTests {
    /// A template that calls helpers, and what Helm says of it.
    struct Row: CustomTestStringConvertible {
        let template: GoString
        var helpers: GoString = ""
        let expected: String

        var testDescription: String { template.text }
    }

    private static let file: GoString = "tc/templates/a.yaml"

    /// What the file renders, or the error as Helm words it.
    private func render(_ row: Row) -> String {
        let functions = FunctionTable(TemplateFunctions.functions + CodecFunctions.functions)
        var templates = TemplateSet()
        do {
            try templates.parse(name: Self.file, text: row.template.bytes, functions: functions)
            try templates.parse(name: "tc/templates/_h.tpl", text: row.helpers.bytes, functions: functions)
            let dot = Value.map(Map([("Values", .map(Map()))]))
            return try Executor(templates: templates, functions: functions).execute(Self.file, dot: dot).text
        } catch let error as ParseError {
            return HelmErrorText.parse(error).text
        } catch {
            return HelmErrorText.execution(error).text
        }
    }

    @Test(arguments: [
        Row(
            template: #"{{ include "a" . }}"#, helpers: #"{{ define "a" }}{{ .Values.x.y }}{{ end }}"#,
            expected: """
                tc/templates/a.yaml:1:3
                  executing "tc/templates/a.yaml" at <include "a" .>:
                    error calling include:
                tc/templates/_h.tpl:1:26
                  executing "a" at <.Values.x.y>:
                    nil pointer evaluating interface {}.y
                """),
        Row(
            template: #"{{ include "a" . }}"#, helpers: #"{{ define "a" }}{{ fail "no: way" }}{{ end }}"#,
            expected: "execution error at (tc/templates/a.yaml:1:3): no: way"),
        Row(
            template: #"{{ tpl "{{ required \"need x\" .Values.x }}" . }}"#,
            expected: "execution error at (tc/templates/a.yaml:1:3): need x"),
        Row(
            template: "{{ toYamlPretty (1i) }}",
            expected: """
                template: tc/templates/a.yaml:1:3: executing "tc/templates/a.yaml" at <toYamlPretty (1i)>: error \
                calling toYamlPretty: cannot marshal type: complex128
                """),
        Row(
            template: #"{{ tpl "{{ .x" . }}"#,
            expected: """
                template: tc/templates/a.yaml:1:3: executing "tc/templates/a.yaml" at <tpl "{{ .x" .>: error calling \
                tpl: cannot parse template "{{ .x": template: gotpl:1: unclosed action
                """),
        Row(
            template: #"{{ tpl "{{ .x.y }}" . }}"#,
            expected: """
                template: tc/templates/a.yaml:1:3: executing "tc/templates/a.yaml" at <tpl "{{ .x.y }}" .>: error \
                calling tpl: error during tpl function execution for "{{ .x.y }}": template: gotpl:1:5: executing \
                "gotpl" at <.x.y>: nil pointer evaluating interface {}.y
                """),
        Row(
            template: #"{{ include "none" . }}"#,
            expected: """
                tc/templates/a.yaml:1:3
                  executing "tc/templates/a.yaml" at <include "none" .>:
                    error calling include:
                template: no template "none" associated with template "gotpl"
                """),
        Row(template: "{{ if }}", expected: "parse error at (tc/templates/a.yaml:1): missing value for if"),
        Row(
            template: #"{{ include "a" . }}"#,
            helpers: #"{{ define "a" }}{{ template "b" . }}{{ end }}{{ define "b" }}{{ index .Values 1 }}{{ end }}"#,
            expected: """
                template: tc/templates/a.yaml:1:3: executing "tc/templates/a.yaml" at <include "a" .>: error calling \
                include: template: tc/templates/_h.tpl:1:64: executing "b" at <index .Values 1>: error calling \
                index: value has type int; should be string
                """),
        // Helm cuts texts at what looks like the end of a node, and looks for quotation marks and marks of its own.
        Row(
            template: #"{{ include "a" (printf "<b>:  c") }}"#, helpers: #"{{ define "a" }}{{ .x.y }}{{ end }}"#,
            expected: """
                tc/templates/a.yaml:1:3
                  executing "tc/templates/a.yaml" at <include "a" (printf "<b>:
                     c")>: error calling include:
                tc/templates/_h.tpl:1:21
                  executing "a" at <.x.y>:
                    can't evaluate field x in type string
                """),
        Row(
            template: #"{{ include "q\"q" . }}"#, helpers: #"{{ define "q\"q" }}{{ .Values.x.y }}{{ end }}"#,
            expected: #"""
                tc/templates/a.yaml:1:3
                  executing "tc/templates/a.yaml" at <include "q\"q" .>:
                    error calling include:
                tc/templates/_h.tpl:1:29: executing "q\"q" at <.Values.x.y>
                  nil pointer evaluating interface {}.y
                """#),
        Row(
            template: #"{{ fail "HELM_ERR_START x" }}"#,
            expected: #"""
                execution error at (tc/templates/a.yaml:1:3):  x">: error calling fail: HELM_ERR_STARTHELM_ERR_START x
                """#),
        Row(template: #"[{{ tpl "{{ .Values.none }}<no value>" . }}]"#, expected: "[]"),
        // Where a definition is blank, what it was to replace stays, in a text as in a file.
        Row(
            template: #"{{ tpl `{{ define "a" }} {{ end }}[{{ include "a" . }}]` . }}"#,
            helpers: #"{{ define "a" }}outer{{ end }}"#, expected: "[outer]"),
        Row(
            template: #"{{ tpl `{{ define "a" }}{{/* c */}}{{ end }}[{{ template "a" . }}]` . }}"#,
            helpers: #"{{ define "a" }}outer{{ end }}"#, expected: "[outer]"),
        Row(
            template: #"{{ tpl `{{ define "a" }}one{{ end }}{{ define "a" }} {{ end }}[{{ include "a" . }}]` . }}"#,
            helpers: #"{{ define "a" }}outer{{ end }}"#, expected: "[one]"),
        Row(
            template: #"{{ tpl `{{ define "a" }}{{ "" }}{{ end }}[{{ include "a" . }}]` . }} {{ include "a" . }}"#,
            helpers: #"{{ define "a" }}outer{{ end }}"#, expected: "[] outer"),
        Row(template: #"{{ tpl `{{ define "a" }} {{ end }}[{{ include "a" . }}]` . }}"#, expected: "[ ]"),
    ])
    func answersAreHelms(_ row: Row) {
        #expect(render(row) == row.expected)
    }

    /// Helm lets a template include itself a thousand times.
    @Test func includesThatDoNotEndFail() throws {
        let row = Row(
            template: #"{{ include "a" . }}"#, helpers: #"{{ define "a" }}{{ include "a" . }}{{ end }}"#, expected: "")
        let text = try LargeStack.run { render(row) }
        #expect(text.ranges(of: "error calling include").count == 1002)
        #expect(text.hasSuffix("rendering template has a nested reference name: a: unable to execute template"))
    }
}
