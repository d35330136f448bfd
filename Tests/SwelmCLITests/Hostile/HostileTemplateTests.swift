import Foundation
import Testing

/// Templates that recurse, nest, loop or grow without end.
@Suite(.serialized)
struct HostileTemplateTests {
    @Test(arguments: [
        (#"{{define "r"}}{{include "r" .}}{{end}}{{include "r" .}}"#, "nested reference name: r"),
        (
            #"{{define "r"}}{{include "s" .}}{{end}}{{define "s"}}{{include "r" .}}{{end}}{{include "r" .}}"#,
            "nested reference name: r"
        ),
        (
            #"{{define "r"}}{{template "r" .}}{{end}}{{template "r" .}}"#,
            "exceeded maximum template depth (100000)"
        ),
        (#"{{define "r"}}{{ tpl "{{template \"r\" .}}" . }}{{end}}{{include "r" .}}"#, "templates nest too deeply"),
        ("{{ tpl .Values.t . }}", "templates nest too deeply"),
        ("{{ tpl .Values.u . }}", "templates nest too deeply"),
    ])
    func recursionEnds(_ template: String, _ message: String) throws {
        let values = #"{t: "{{ tpl .Values.t . }}", u: "{{ tpl .Values.v . }}", v: "{{ tpl .Values.u . }}"}"#
        #expect(try HostileChart(template: template, values: values).render().failed(saying: message))
    }

    @Test(arguments: ["toJson", "toYaml", "toToml", "toYamlPretty", "print", "quote", "deepCopy", "merge $d", "html"])
    func mapsThatContainThemselvesEnd(_ function: String) throws {
        let template = #"{{ $d := dict }}{{ $_ := set $d "a" $d }}{{ \#(function) $d | len }}{{ fail "end" }}"#
        #expect(try HostileChart(template: template).render().exitCode == 1)
    }

    @Test(arguments: [
        ("{{ ", "(", "1", ")", " }}"), ("", "{{if 1}}", "", "{{end}}", ""), ("", "{{range list}}", "", "{{end}}", ""),
        ("", "{{with 1}}{{else}}", "", "{{end}}", ""), ("{{ 1", " | print", "", "", " }}"),
        ("{{ ", ".a", "", "", " }}"), ("{{if 0}}", "{{else if 0}}", "", "", "{{end}}"), ("", "{{if 1}}", "", "", ""),
        ("{{ ", "(", "", "", ""), ("", "{{", "", "", ""), ("{{ $x := ", "not (", "1", ")", " }}"),
    ])
    func nestingEnds(_ start: String, _ open: String, _ middle: String, _ close: String, _ end: String) throws {
        let depth = 20_000
        let text = start + String(repeating: open, count: depth) + middle + String(repeating: close, count: depth) + end
        let direct = try HostileChart(template: text).render()
        #expect(direct.exitCode == 0 || direct.failed(saying: "c/templates/a.yaml"))
        let files = ["t": Data(text.utf8)]
        let nested = try HostileChart(template: #"{{ tpl (.Files.Get "t") . | len }}"#, files: files).render()
        #expect(nested.exitCode == 0 || nested.failed())
    }

    @Test(arguments: [
        "{{range 100000000000}}{{end}}", "{{range 100000000000}}x{{end}}",
        "{{range until 1000}}{{range until 1000}}{{range until 1000}}{{end}}{{end}}{{end}}",
    ])
    func loopsEndAtTheStepLimit(_ template: String) throws {
        let run = try HostileChart(template: template).render("--max-steps=20000")
        #expect(run.failed(saying: "exceeded the limit of 20000 steps (--max-steps)"))
    }

    @Test(arguments: [
        "print $s $s", "cat $s $s", #"printf "%s%s" $s $s"#, "join $s (list $s $s)", #"tpl "{{.}}{{.}}" $s"#,
        #"include "twice" $s"#, "quote $s $s", "b64enc $s", "indent 1000000 $s", #"replace "x" "xx" $s"#,
        "list $s $s | join \"\"", "repeat 3 $s",
    ])
    func growingTextsEndAtTheOutputLimit(_ expression: String) throws {
        let template =
            #"{{define "twice"}}{{.}}{{.}}{{end}}{{ $s := "xx" }}{{range until 100}}{{ $s = \#(expression) }}{{end}}"#
        let run = try HostileChart(template: template).render("--max-output=1000000")
        #expect(run.failed(saying: "limit of 1000000 bytes (--max-output)"))
    }

    @Test
    func filesTogetherEndAtTheOutputLimit() throws {
        let chart = try HostileChart(template: #"a: {{ repeat 600 "x" }}"#)
        try chart.write("templates/b.yaml", Data(#"b: {{ repeat 600 "x" }}"#.utf8))
        #expect(chart.render("--max-output=1000").failed(saying: "output limit of 1000 bytes"))
        #expect(chart.render("--max-output=2000").exitCode == 0)
    }

    @Test(arguments: ["--max-steps=0", "--max-steps=-1", "--max-output=0", "--max-output=x"])
    func limitsMustBePositiveNumbers(_ flag: String) throws {
        #expect(try HostileChart().render(flag).failed(saying: "invalid"))
    }

    @Test(arguments: [
        #"repeat 2000000000 "ab""#, "until 2000000000", "untilStep 0 2000000000 1", "seq 1 2000000000",
        #"indent 2000000000 "ab""#, "randAlphaNum 2000000000", "randBytes 2000000000",
        #"wrapWith 1 (repeat 100000 "ab ") (repeat 100000 "ab ")"#,
    ])
    func hugeResultsAreRefused(_ expression: String) throws {
        #expect(
            try HostileChart(template: "{{ \(expression) | len }}").render().failed(saying: "larger than the limit"))
    }

    /// What must neither crash nor take long; Go's answers to these are compared elsewhere.
    @Test(arguments: [
        #"regexMatch "(a+)+$" (print (repeat 100000 "a") "b")"#, #"regexMatch "((a{0,1000}){0,1000}){0,1000}" "a""#,
        #"regexMatch (repeat 20000 "(") "a""#, #"regexMatch (print (repeat 20000 "(") (repeat 20000 ")")) "a""#,
        #"regexMatch (repeat 5000 "*") "a""#, "div -9223372036854775808 -1", "mod -9223372036854775808 -1",
        "add 9223372036854775807 1", "mul 9223372036854775807 9223372036854775807", "div 1 0", #"int "1e999""#,
        #"trunc -9223372036854775808 "abc""#, #"substr -1 9999999 "abc""#, "slice (list 1) 9223372036854775807",
        "index (list 1) 9223372036854775807", "chunk 9223372036854775807 (list 1)", "chunk 0 (list 1)",
        #"abbrevboth 9223372036854775807 9223372036854775807 "abc""#, "untilStep 0 10 0",
        "untilStep 9223372036854775800 9223372036854775807 5", "ago 9223372036854775807",
        #"durationRound "9223372036854775807s""#, "round 1.5 999999999", "round 1.5 -999999999",
        #"semverCompare (repeat 20000 "||>1") "1.2.3""#, #"urlParse (repeat 20000 "%")"#,
        #"(.Files.Glob (repeat 5000 "{a,")).AsConfig"#, #"(.Files.Glob (repeat 30 "*a")).AsConfig"#,
        #"toDate (repeat 10000 "2006") (repeat 10000 "2006")"#, #"printf "%2000000000d" 1"#,
    ])
    func extremeArgumentsAreHarmless(_ expression: String) throws {
        let run = try HostileChart(template: "{{ $x := \(expression) }}{{ fail \"end\" }}").render()
        #expect(run.failed())
    }

    @Test
    func deepValuesMadeByTemplatesAreFreed() throws {
        let template = "{{ $l := list }}{{ range until 300000 }}{{ $l = list $l }}{{ end }}a: 1"
        #expect(try HostileChart(template: template).render().exitCode == 0)
    }

    @Test(arguments: [#"getHostByName "localhost""#, #"tpl "{{ getHostByName \"localhost\" }}" ."#])
    func lookupsInTheNetworkStayOff(_ expression: String) throws {
        let run = try HostileChart(template: "a: {{ \(expression) | quote }}").render()
        #expect(String(decoding: run.standardOutput, as: UTF8.self).contains("a: \"\""))
    }

    @Test(arguments: [
        #"lookup "v1" "Secret" "kube-system" "x""#, #"tpl "{{ lookup `v1` `Secret` `` `` | toJson }}" ."#,
    ])
    func lookupsInTheClusterStayOff(_ expression: String) throws {
        let run = try HostileChart(template: "a: {{ \(expression) | len }}").render("--dry-run=client")
        #expect(["a: 0\n", "a: 2\n"].contains { String(decoding: run.standardOutput, as: UTF8.self).hasSuffix($0) })
    }

    @Test(arguments: [#"env "HOME""#, #"expandenv "$HOME""#])
    func theEnvironmentIsNotToBeHad(_ expression: String) throws {
        let run = try HostileChart(template: "a: {{ \(expression) }}").render()
        #expect(run.failed(saying: "not defined"))
    }
}
