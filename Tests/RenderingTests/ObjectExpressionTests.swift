import GoTemplate
import Rendering
import TestSupport
import Testing

/// Times, durations, versions, certificates and lists of other types than `[]any` in Helm's encoders, in `printf` and in the
/// functions that look at types; recorded by scripts/record-sprig-fixtures.
@Suite struct ObjectExpressionTests {
    @Test func expressionsGiveWhatHelmGives() {
        let rows = recordedRows("sprig/objects.tsv")
        #expect(rows.count > 700)
        for row in rows { #expect(answer(to: row[0]) == row[1], "\(row[0])") }
    }

    private func answer(to expression: String) -> String {
        let executor = Executor(templates: TemplateSet(), functions: HelmFunctions.table())
        do {
            return try executor.execute(text: GoString("{{ \(expression) | toJson }}"), dot: .null).text
        } catch {
            var cause: any Error = error
            while let next = (cause as? any GoError)?.cause { cause = next }
            return "! " + cause.goMessage.text
        }
    }
}
