import Testing

@Suite("Which values a template reads")
struct TemplateReadsTests {
    @Test(
        arguments: [
            ("{{ .Values.a.b }}", ["a.b whole"]),
            ("{{ $.Values.a }}{{ print .Values.b }}", ["a whole", "b whole"]),
            ("{{ with .Values.a }}{{ .b }}{{ end }}", ["a truth", "a.b? whole"]),
            ("{{ range .Values.a }}{{ .b }}{{ end }}", ["a entries", "a.*.b? whole"]),
            ("{{ range $k, $v := .Values.a }}{{ $v.b }}{{ $k }}{{ end }}", ["a entries", "a.*.b? whole"]),
            ("{{ $x := .Values.a }}{{ $x.b }}", ["a.b whole"]),
            ("{{ $x := 1 }}{{ if .Values.c }}{{ $x = .Values.a }}{{ end }}{{ $x }}", ["c truth", "a? whole"]),
            ("{{ if .Values.a }}{{ .Values.a.b }}{{ end }}", ["a truth", "a.b? whole"]),
            ("{{ if and .Values.a .Values.a.b }}x{{ end }}", ["a truth", "a? truth", "a.b? truth"]),
            ("{{ .Values.a | default .Values.b }}", ["a? truth", "b? truth", "a? whole", "b? whole"]),
            ("{{ index .Values.a \"b\" 0 }}", ["a.b.* whole"]),
            ("{{ index .Values .Chart.Name }}", ["* whole"]),
            ("{{ get .Values.a \"b\" }}", ["a.b? whole"]),
            ("{{ if hasKey .Values.a \"b\" }}{{ .Values.a.b }}{{ end }}", ["a.b? truth", "a.b? whole"]),
            ("{{ dig \"b\" \"c\" 1 .Values.a }}", ["a.b.c? whole"]),
            ("{{ toYaml .Values.a | nindent 2 }}", ["a whole"]),
            ("{{ ((.Values.a).b).c }}", ["a.b.c? whole"]),
            ("{{ (list .Values.a .Values.b | first).c }}", ["a.c? whole"]),
            ("{{ (dict \"x\" .Values.a).x.b }}", ["a.b whole"]),
            ("{{ ternary .Values.a .Values.b .Values.c }}", ["a? whole", "b? whole", "c truth"]),
            ("{{ required \"m\" .Values.a }}", ["a? whole"]),
            ("{{ range keys .Values.a }}{{ . }}{{ end }}", ["a entries"]),
            ("{{ toYaml (pick .Values.a \"b\") }}", ["a.b? whole"]),
            ("{{ toYaml . }}", ["? whole"]), ("{{ (index .Values.a \"b.c\").d }}", ["a[\"b.c\"].d? whole"]),
            ("{{ toYaml .Values.a | sha256sum }}", ["a digest"]),
            ("{{ if kindIs \"map\" .Values.a }}{{ end }}", ["a kind"]),
        ] as [(String, [String])])
    func ofOneLine(_ template: String, _ expected: [String]) throws {
        #expect(try reads(of: template) == Set(expected))
    }

    @Test func throughIncludes() throws {
        let template = """
            {{ define "x" }}{{ .Values.a.b }}{{ end }}{{ define "y" }}{{ .ctx.Values.c }}{{ .v.d }}{{ end }}
            {{ include "x" . }}{{ template "y" (dict "ctx" $ "v" .Values.e) }}
            """
        #expect(try reads(of: template) == ["a.b whole", "c whole", "e.d whole"])
    }

    /// A template whose name is computed may be any.
    @Test func throughNamesThatAreComputed() throws {
        let template = """
            {{ define "x.a" }}{{ .Values.a }}{{ end }}{{ define "x.b" }}{{ .Values.b }}{{ end }}
            {{ include (printf "x.%s" .Values.which) . }}
            """
        #expect(try reads(of: template) == ["which whole", "a? whole", "b? whole"])
    }

    @Test func throughMapsThatTemplatesMake() throws {
        let template = """
            {{ $m := dict }}{{ $_ := set $m "k" .Values.a }}{{ $m.k.b }}
            {{ $n := merge (dict) .Values.c }}{{ $n.d }}
            """
        #expect(try reads(of: template) == ["a.b whole", "c.d? whole"])
    }

    /// What a template puts into the values or the dot is read by those before it.
    @Test func throughChangesOfTheWorld() throws {
        let chart = try reads([
            "templates/a.yaml": "{{ $_ := set .Values \"made\" .Values.a }}{{ $_ := set . \"own\" .Values.b }}",
            "templates/z.yaml": "{{ .own.c }}{{ .Values.made }}",
        ])
        #expect(chart.isRead(path("a")) && chart.isRead(path("b.c")) && !chart.isRead(path("b.d")))
        #expect(chart.isAdded(path("made").read))
    }

    @Test func templatesThatCallThemselvesEnd() throws {
        let template = """
            {{ define "r" }}{{ range .v }}{{ include "r" (dict "v" .) }}{{ end }}{{ end }}
            {{ include "r" (dict "v" .Values.a) }}
            """
        let chart = try reads(["templates/a.yaml": template])
        #expect(chart.isComplete && chart.isRead(path("a.b.c.d")) && !chart.isRead(path("b")))
    }
}
