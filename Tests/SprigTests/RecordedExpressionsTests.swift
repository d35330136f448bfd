import Codecs
import GoTemplate
import Sprig
import TestSupport
import Testing

@Suite("Sprig's functions, as Helm answers")
struct RecordedExpressionsTests {
    @Test(
        arguments: [
            "crypto", "dates", "defaults", "dicts", "encodings", "grids", "lists", "numbers", "paths", "random",
            "regexes",
            "strings", "times", "urls", "versions", "words",
        ])
    func expressionsGiveWhatHelmGives(file: String) throws {
        let rows = recordedRows("sprig/\(file).tsv")
        #expect(!rows.isEmpty)
        for row in rows {
            #expect(answer(to: row[0]) == row[1], "\(row[0])")
        }
    }

    @Test(
        arguments: [
            #"repeat 1000000000 "aa""#, #"indent 2000000000 """#, #"repeat 70000 "a" | replace "" (repeat 70000 "b")"#,
            #"wrapWith 1 (repeat 70000 "-") (repeat 70000 "a")"#, #"randAlpha 9223372036854775807"#, "until 1000000000",
        ])
    func hugeResultsAreRefused(expression: String) {
        #expect(answer(to: expression) == "! the result would be larger than the limit of 1073741824 bytes")
    }

    /// What an expression gives as JSON, or `!` and the error of the function that failed.
    private func answer(to expression: String) -> String {
        let toJSON = Function("toJson", [.any]) { .string(GoString(try JSON.encode($0[0]))) }
        let functions = FunctionTable(Builtins.functions + SprigFunctions.all + [toJSON])
        let executor = Executor(templates: TemplateSet(), functions: functions)
        do {
            return try executor.execute(text: GoString("{{ \(expression) | toJson }}"), dot: .null).text
        } catch {
            var cause: any Error = error
            while let next = (cause as? any GoError)?.cause { cause = next }
            return "! " + cause.goMessage.text
        }
    }
}
