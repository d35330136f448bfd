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

    /// Go's own encoders notice the circle; where Helm's stack overflows or it hangs, we end at a depth.
    @Test(arguments: [
        ("toJson $d", #"a: """#), ("toYaml $d", #"a: """#), ("toYamlPretty $d", #"a: """#),
        ("print $d", #"a: "map[a:map[a""#), ("quote $d", #"a: "\"map[a:map[""#), ("html $d", #"a: "map[a:map[a""#),
    ])
    func mapsThatContainThemselvesAreWritten(_ expression: String, _ expected: String) throws {
        let template = #"{{ $d := dict }}{{ $_ := set $d "a" $d }}a: {{ \#(expression) | trunc 11 | quote }}"#
        #expect(try HostileChart(template: template).render().rendered(expected))
    }

    @Test(arguments: [
        ("toToml $d", "value is nested too deeply, it may contain itself"),
        ("deepCopy $d", "value is nested too deeply, it may contain itself"),
        ("merge $d $d", "maps are nested too deeply to merge, they may contain themselves"),
    ])
    func mapsThatContainThemselvesAreRefused(_ expression: String, _ message: String) throws {
        let template = #"{{ $d := dict }}{{ $_ := set $d "a" $d }}a: {{ \#(expression) | len }}"#
        #expect(try HostileChart(template: template).render().failed(saying: message))
    }

    @Test(arguments: [
        Nesting("", "{{if 1}}", "a: 1", "{{end}}"), Nesting("", "{{range $x := list 1}}", "a: 1", "{{end}}"),
        Nesting("", "{{with 0}}{{else}}", "a: 1", "{{end}}"), Nesting("{{ `a: 1`", " | print", "", "", " }}"),
        Nesting("{{if 0}}", "{{else if 0}}", "{{else}}a: 1", "", "{{end}}"),
    ])
    func nestingRenders(_ nesting: Nesting) throws {
        #expect(try HostileChart(template: nesting.text).render().rendered("a: 1"))
        let files = ["t": Data(nesting.text.utf8)]
        #expect(try HostileChart(template: #"{{ tpl (.Files.Get "t") . }}"#, files: files).render().rendered("a: 1"))
    }

    @Test(arguments: [
        (Nesting("{{ ", "(", "1", ")", " }}"), "max expression depth exceeded"),
        (Nesting("{{ ", "("), "max expression depth exceeded"),
        (Nesting("{{ $x := ", "not (", "1", ")", " }}"), "max expression depth exceeded"),
        (Nesting("", "{{if 1}}"), "unexpected EOF"), (Nesting("", "{{"), #"unexpected "{" in command"#),
        // Go reads these, and fails when it evaluates them.
        (Nesting("{{ ", ".a", "", "", " }}"), "too many fields in a chain"),
    ])
    func nestingIsRefused(_ nesting: Nesting, _ message: String) throws {
        let direct = try HostileChart(template: nesting.text).render()
        #expect(direct.failed(saying: "parse error at (c/templates/a.yaml:1): \(message)\n"))
        let files = ["t": Data(nesting.text.utf8)]
        let nested = try HostileChart(template: #"{{ tpl (.Files.Get "t") . | len }}"#, files: files).render()
        #expect(nested.failed(saying: "template: gotpl:1: \(message)\n"))
    }

    /// The same text over and over between others.
    struct Nesting: CustomTestStringConvertible, Sendable {
        let text: String
        let testDescription: String

        init(_ start: String, _ open: String, _ middle: String = "", _ close: String = "", _ end: String = "") {
            let depth = 20_000
            testDescription = start + open
            text = start + String(repeating: open, count: depth) + middle + String(repeating: close, count: depth) + end
        }
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

    /// What might crash or take long; the values are Helm's.
    @Test(arguments: [
        (#"regexMatch "(a+)+$" (print (repeat 100000 "a") "b")"#, "false"),
        (#"regexMatch "((a{0,1000}){0,1000}){0,1000}" "a""#, "false"), (#"regexMatch (repeat 20000 "(") "a""#, "false"),
        (#"regexMatch (print (repeat 20000 "(") (repeat 20000 ")")) "a""#, "false"),
        (#"regexMatch (repeat 5000 "*") "a""#, "false"), ("div -9223372036854775808 -1", "-9223372036854775808"),
        ("mod -9223372036854775808 -1", "0"), ("add 9223372036854775807 1", "-9223372036854775808"),
        ("mul 9223372036854775807 9223372036854775807", "1"), (#"int "1e999""#, "0"),
        (#"trunc -9223372036854775808 "abc""#, #""abc""#), ("chunk 9223372036854775807 (list 1)", "[[1]]"),
        (#"abbrevboth 9223372036854775807 9223372036854775807 "abc""#, #""abc""#), ("untilStep 0 10 0", "[]"),
        ("ago 9223372036854775807", #""2562047h47m16.854775807s""#),
        (#"durationRound "9223372036854775807s""#, #""0s""#), ("round 1.5 999999999", ""),
        ("round 1.5 -999999999", ""), (#"(.Files.Glob (repeat 5000 "{a,")).AsConfig"#, #""{}""#),
        (#"(.Files.Glob (repeat 30 "*a")).AsConfig"#, #""{}""#),
        (#"toDate (repeat 10000 "2006") (repeat 10000 "2006")"#, #""2006-01-01T00:00:00Z""#),
        (#"printf "%2000000000d" 1"#, #""%!(NOVERB)%!(EXTRA int=1)""#),
    ])
    func extremeArgumentsGiveWhatTheyGiveInHelm(_ expression: String, _ value: String) throws {
        let template = "a: {{ \(expression) | toJson | squote }}"
        #expect(try HostileChart(template: template).render().rendered("a: '\(value)'"))
    }

    @Test(arguments: [
        ("div 1 0", "error calling div: runtime error: integer divide by zero"),
        (#"substr -1 9999999 "abc""#, "runtime error: slice bounds out of range [:9999999] with length 3"),
        ("slice (list 1) 9223372036854775807", "reflect.Value.Slice: slice index out of bounds"),
        ("index (list 1) 9223372036854775807", "index out of range: 9223372036854775807"),
        ("chunk 0 (list 1)", "runtime error: makeslice: len out of range"),
        (#"semverCompare (repeat 20000 "||>1") "1.2.3""#, "constraint string is too long (max 512 bytes)"),
        (#"urlParse (repeat 20000 "%")"#, #"invalid URL escape "%%%""#),
        // Helm's end wraps around, and it never ends.
        ("untilStep 9223372036854775800 9223372036854775807 5", "larger than the limit of 1073741824 bytes"),
    ])
    func extremeArgumentsFailAsInHelm(_ expression: String, _ message: String) throws {
        #expect(try HostileChart(template: "a: {{ \(expression) }}").render().failed(saying: message))
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
    func theEnvironmentCannotBeRead(_ expression: String) throws {
        let run = try HostileChart(template: "a: {{ \(expression) }}").render()
        #expect(run.failed(saying: "not defined"))
    }
}
