import Foundation
import GoTemplate
import Testing

/// Values, manifests and `--set` expressions that nest, grow or are no text.
@Suite(.serialized)
struct HostileValuesTests {
    private static let aliases =
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + (1...12).map {
            "a\($0): &a\($0) [\(Array(repeating: $0 == 1 ? "*a" : "*a\($0 - 1)", count: 9).joined(separator: ","))]\n"
        }
        .joined()

    @Test
    func aliasesWithoutEndAreRefused() throws {
        let message = "document contains excessive aliasing"
        #expect(try HostileChart(values: Self.aliases).render().failed(saying: message))
        let chart = try HostileChart(files: ["v": Data(Self.aliases.utf8)])
        #expect(chart.render("-f", chart.path + "/v").failed(saying: message))
        #expect(try HostileChart(template: Self.aliases).render().failed(saying: message))
        let reading = #"{{ fail (.Files.Get "v" | fromYaml).Error }}"#
        #expect(
            try HostileChart(template: reading, files: ["v": Data(Self.aliases.utf8)]).render().failed(saying: message))
        #expect(try HostileChart(values: "a: &a [*a]").render().failed(saying: "contains itself"))
    }

    @Test(arguments: [
        ("[", ""), ("[", "]"), ("{a: ", ""), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("!!map ", ""), ("&a ", ""),
        ("{\"a\":", "}"), ("[a.", "]"), ("a = {b", "}"), ("a.", " = 1"), ("\"", ""), (":", ""),
    ])
    func deepTextsAreHarmless(_ open: String, _ close: String) throws {
        for depth in [9_990, 50_000] {
            let text = Data((String(repeating: open, count: depth) + String(repeating: close, count: depth)).utf8)
            let chart = try HostileChart(files: ["v": text])
            #expect(chart.render("-f", chart.path + "/v").exitCode != -1)
            let functions = ["fromYaml", "fromYamlArray", "fromJson", "fromJsonArray", "fromToml"]
            let uses = functions.map { #"{{ .Files.Get "v" | \#($0) | toJson | len }}"# }.joined()
            let run = try HostileChart(template: uses + #"{{ fail "end" }}"#, files: ["v": text]).render()
            #expect(run.failed(saying: "end"))
            #expect(try HostileChart(files: ["values.yaml": text]).render().exitCode != -1)
            #expect(try HostileChart(files: ["values.schema.json": text]).render().exitCode == 1)
        }
    }

    @Test(arguments: [
        ("a[9999999999]=1", "index of 9999999999 is greater than maximum supported index of 65536"),
        ("a[65537]=1", "index of 65537 is greater than maximum supported index of 65536"),
        ("a[-1]=1", "negative -1 index not allowed"),
        ("a[99999999999999999999999]=1", "value out of range"),
        (
            Array(repeating: "a", count: 32).joined(separator: ".") + "=1",
            "value name nested level is greater than maximum supported nested level of 30"
        ),
        ("a" + String(repeating: "[0]", count: 20_000) + "=1", "too many nested list indexes"),
        ("a=" + String(repeating: "{", count: 50_000), "list must terminate with '}'"),
        (String(repeating: ",", count: 50_000), "cannot end with ,"),
        (String(repeating: "\\", count: 50_000), "has no value"),
    ])
    func setHasHelmsLimits(_ expression: String, _ message: String) throws {
        #expect(try HostileChart().render("--set", expression).failed(saying: message))
    }

    @Test
    func mergedMapsGrowNoFaster() throws {
        let merges = (1..<40).map { "a\($0): &a\($0) {<<: [*a\($0 - 1), *a\($0 - 1)]}\n" }.joined()
        let run = try HostileChart(values: "a0: &a0 {x: 1}\n" + merges).render()
        #expect(run.exitCode == 0 || run.failed(saying: "excessive aliasing"))
    }

    @Test(arguments: [
        ("[1]", "cannot unmarshal array"), ("5", "cannot unmarshal number"), ("x", "cannot unmarshal string"),
    ])
    func valuesMustBeMaps(_ text: String, _ message: String) throws {
        let chart = try HostileChart(files: ["v": Data(text.utf8)])
        #expect(chart.render("-f", chart.path + "/v").failed(saying: message))
    }

    @Test(arguments: [
        "1e400", "-1e-400", "1e999999999", "99999999999999999999999", "0xfffffffffffffffffffff", "9999-99-99",
    ])
    func extremeNumbersAreHarmless(_ text: String) throws {
        let chart = try HostileChart(template: "a: {{ .Values.a }} {{ int .Values.a }}", values: "a: " + text)
        #expect(chart.render().exitCode != -1)
        #expect(chart.render("--set", "a=" + text).exitCode != -1)
        #expect(chart.render("--set-json", "a=" + text).exitCode != -1)
    }

    @Test(arguments: ["\u{0}: 1", "a: \u{0}", "a: \u{1}"])
    func controlCharactersAreNoYAML(_ text: String) throws {
        #expect(try HostileChart(values: text).render().failed(saying: "control characters are not allowed"))
        #expect(try HostileChart(template: text).render().failed(saying: "control characters are not allowed"))
    }

    @Test
    func bytesThatAreNoTextAreKeptOrRefused() throws {
        let bad: [UInt8] = [0xFF]
        let message = "invalid leading UTF-8 octet"
        #expect(try HostileChart(files: ["values.yaml": Data(bad + ": 1".utf8)]).render().failed(saying: message))
        let metadata = Data("apiVersion: v2\nname: \"".utf8) + Data(bad) + Data("\"\nversion: 0.1.0\n".utf8)
        #expect(try HostileChart(files: ["Chart.yaml": metadata]).render().failed(saying: message))
        #expect(try HostileChart(files: ["templates/a.yaml": Data(bad)]).render().failed(saying: message))
        let run = try HostileChart(template: #"{{ fail (.Files.Get "b") }}"#, files: ["b": Data(bad)]).render()
        #expect(run.exitCode == 1)
        #expect(run.standardError.contains(0xFF), "Helm writes the byte as it is")
        let nowhere = CapturedRun(bytes: [GoString("template"), GoString("rel"), GoString(Array("x/".utf8) + bad)])
        #expect(nowhere.exitCode == 1)
    }

    @Test
    func hugeLinesAreHarmless() throws {
        let line = "a: \"" + String(repeating: "x", count: 4 << 20) + "\"\n"
        let run = try HostileChart(template: "{{ .Values.a | len | printf \"n: %d\" }}", values: line).render()
        #expect(String(decoding: run.standardOutput, as: UTF8.self).contains("n: 4194304"))
        #expect(try HostileChart(template: line).render().exitCode == 0)
    }
}
