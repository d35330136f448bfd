import Foundation
import Testing

/// Schemas that refer in circles or elsewhere, or take too long.
@Suite(.serialized)
struct HostileSchemaTests {
    @Test(arguments: [
        (##"{"$ref":"#"}"##, "reference cycle"),
        (##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}"##, "reference cycle"),
        (#"{"$ref":"file:///etc/passwd"}"#, "schemas may not refer to other files"),
        (#"{"$ref":"../../../etc/passwd"}"#, "schemas may not refer to other files"),
        (#"{"$ref":"file:///dev/zero"}"#, "schemas may not refer to other files"),
        (#"{"$ref":"http://127.0.0.1:1/x"}"#, "failing loading"),
        (#"{"$schema":"http://127.0.0.1:1/x"}"#, "failing loading"),
        (#"{"$schema":"file:///dev/zero"}"#, "failing loading"),
        (#"{"$ref":"ftp://x/y"}"#, "failing loading"),
        ("null", "c:\n"), ("", "c:\n"), ("[]", "c:\n"), ("1", "c:\n"), (#"{"type":5}"#, "c:\n"),
        (#"{"properties":{"a":null}}"#, "c:\n"), (#"{"properties":{"a":{"pattern":"("}}}"#, "c:\n"),
        (#"{"properties":{"a":{"pattern":"((a{0,1000}){0,1000}){0,1000}"}}}"#, "c:\n"),
    ])
    func schemasAreRefused(_ schema: String, _ message: String) throws {
        let chart = try HostileChart(values: "a: 1", files: ["values.schema.json": Data(schema.utf8)])
        let run = chart.render()
        #expect(run.failed(saying: message))
        #expect(!run.message.contains("root:"), "nothing of the file is shown")
    }

    @Test
    func longChainsOfReferencesEnd() throws {
        let links = (0..<10_000).map { ##""a\##($0)":{"$ref":"#/$defs/a\##($0 + 1)"}"## }.joined(separator: ",")
        let schema = ##"{"$ref":"#/$defs/a0","$defs":{"## + links + #","a10000":{}}}"#
        #expect(try HostileChart(files: ["values.schema.json": Data(schema.utf8)]).render().exitCode == 0)
    }

    /// Helm says the same of 20,000 levels; of 3,000 it takes minutes.
    @Test(arguments: [
        ("{\"allOf\":[", "]}", true), ("{\"properties\":{\"a\":", "}}", true), ("{\"not\":", "}", true),
        ("{\"const\":[", "]}", false),
    ])
    func nestingEnds(_ open: String, _ close: String, isMet: Bool) throws {
        func run(_ depth: Int) throws -> CapturedRun {
            let text = String(repeating: open, count: depth) + "{}" + String(repeating: close, count: depth)
            return try HostileChart(files: ["values.schema.json": Data(text.utf8)]).render()
        }
        #expect(try isMet ? run(3_000).rendered("a: 1") : run(3_000).failed(saying: "c:\n- at '': 'const' failed\n"))
        #expect(try run(20_000).failed(saying: "c:\ninvalid character '{' exceeded max depth\n"))
    }

    @Test(arguments: [
        #"{"multipleOf":1e-400}"#, #"{"minLength":1e400}"#, #"{"maximum":1e999}"#,
        #"{"properties":{"a":{"multipleOf":1e-300}}}"#,
    ])
    func extremeNumbersAreMet(_ schema: String) throws {
        let chart = try HostileChart(values: "a: 5", files: ["values.schema.json": Data(schema.utf8)])
        #expect(chart.render().rendered("a: 1"))
    }

    @Test
    func patternsTakeLinearTime() throws {
        let schema = Data(#"{"properties":{"a":{"pattern":"^(a+)+$"}}}"#.utf8)
        let values = "a: \"" + String(repeating: "a", count: 50_000) + "b\""
        #expect(
            try HostileChart(values: values, files: ["values.schema.json": schema]).render().failed(saying: "pattern"))
    }
}
