import Charts
import Codecs
import Failures
import GoTemplate
import TestSupport
import Testing

@Suite("The --set flags, as Helm reads them")
struct SetParserTests {
    @Test func expressionsGiveTheValuesOfHelm() {
        let rows = recordedRows("charts/set.tsv")
        #expect(rows.count > 45)
        for row in rows { #expect(values(row[0], row[1]) == row[2], "\(row[0]) \(row[1])") }
    }

    @Test func kindsCountInTheirOwnOrder() throws {
        var options = ValuesOptions()
        options.literalValues = ["a=literal"]
        options.values = ["a=typed,b=1"]
        options.jsonValues = ["a=1,b=\"json\",c=2"]
        #expect(json(try options.merged()) == #"{"a":"literal","b":1,"c":2}"#)
    }

    /// The next index is refused in the recorded rows; Helm takes this one.
    @Test func theLastIndexIsTaken() throws {
        let values = Map()
        try SetParser.parse("a[65536]=x", as: .typed, into: values)
        guard case .list(let list)? = values["a"] else { return #expect(Bool(false), "a list") }
        #expect(list.count == 65_537)
    }

    @Test func deepIndexesEndInAFailure() {
        let expression = GoString("a" + String(repeating: "[0]", count: 30_000) + "=1")
        // As the program runs: frames are larger under a sanitizer.
        #expect(throws: HelmError.self) {
            try LargeStack.run { try SetParser.parse(expression, as: .typed, into: Map()) }
        }
    }

    private func values(_ flag: String, _ expression: String) -> String {
        var options = ValuesOptions()
        switch flag {
        case "--set-string": options.stringValues = [GoString(expression)]
        case "--set-json": options.jsonValues = [GoString(expression)]
        case "--set-literal": options.literalValues = [GoString(expression)]
        default: options.values = [GoString(expression)]
        }
        do { return json(try options.merged()) } catch { return "Error: " + error.message.text }
    }
}
