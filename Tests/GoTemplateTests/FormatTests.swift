import GoTemplate
import TestSupport
import Testing

@Suite("Formatting, as Go's fmt, strconv and unicode answer")
struct FormatTests {
    /// The same operands stand in scripts/record-format-fixtures.go.
    private static func operands() -> [Value] {
        [
            .null, .bool(true), .int(65), .int(-7), .int64(.min), .uint(200, .uint8), .float(0), .float(1_234_567),
            .float(-2.5), .float(1e21), .float(.infinity), .float(.nan),
            .complex(ComplexNumber(real: 1, imaginary: -2)), .string("é世"),
            .string(GoString([0x61, 0xFF, 0x22, 0x60, 0x0A])), .string(""), .list(List(bytes: Array("hi".utf8))),
            .list([.int(1), .string("x"), .null, .float(2.5)]), .strings(["p", "q"]),
            .map(Map([("b", .int(1)), ("a", .list([.null]))])), .nilList(), .map(Map(isNilMap: true)),
        ]
    }

    private func rows(_ file: String) throws -> [[GoString]] {
        let rows = recordedRows("format/\(file).tsv")
        #expect(rows.count > 20)
        return try rows.map { row in try row.map { try #require(Strconv.unquote(GoString($0))) } }
    }

    @Test func everyDirectivePrintsEveryOperand() throws {
        let operands = Self.operands()
        for row in try rows("directives") {
            let format = GoString(operands.flatMap { _ in row[0].bytes + [UInt8(ascii: "|")] })
            #expect(GoFormat.sprintf(format, operands) == row[1], "\(row[0])")
        }
    }

    @Test func formatsTakeTheirOperands() throws {
        for row in try rows("formats") {
            #expect(GoFormat.sprintf(row[0], [.int(12), .string("str"), .float(2.5)]) == row[1], "\(row[0])")
        }
    }

    @Test func randomFormatsTakeRandomOperands() throws {
        let operands = Self.operands()
        for row in try rows("random") {
            let chosen = row[1].text.split(separator: " ").compactMap { Int($0) }.map { operands[$0] }
            #expect(GoFormat.sprintf(row[0], chosen) == row[2], "\(row[0]) \(row[1])")
        }
    }

    @Test func operandsAreSetApart() {
        let operands: [Value] = [.string("a"), .int(1), .int(2), .string("b"), .int(3), .null]
        #expect(GoFormat.sprint(operands) == "a1 2b3 <nil>")
        #expect(GoFormat.sprintln(operands) == "a 1 2 b 3 <nil>\n")
    }

    @Test func numbersAreReadAndWritten() throws {
        for row in try rows("numbers") {
            var integer = GoString()
            var float = GoString()
            do throws(Strconv.NumberError) {
                integer = Strconv.formatInt(try Strconv.parseInt(row[0], base: 0))
            } catch { integer = error.message }
            do throws(Strconv.NumberError) {
                float = GoFormat.describe(.float(try Strconv.parseFloat(row[0])))
            } catch { float = error.message }
            let value = Strconv.parseFloatClamping(row[0])
            var answers = [row[0], integer, float]
            answers += "bxefg".map { Strconv.formatFloat(value, format: $0, precision: -1) }
            answers.append(Strconv.formatFloat(value, format: "e", precision: 20))
            answers.append(Strconv.formatFloat(value, format: "g", precision: 3))
            #expect(answers == row)
        }
    }

    @Test func literalsAreReadAndWritten() throws {
        for row in try rows("literals") {
            let text = row[0]
            let answers = [
                text, Strconv.unquote(text) ?? "invalid syntax", Strconv.quoteToASCII(text), Strconv.quote(text),
                GoFormat.describe(.bool(Strconv.canBackquote(text))),
            ]
            #expect(answers == row)
        }
    }

    @Test func nestedMapsEnd() {
        let map = Map()
        map["self"] = .map(map)
        map["twice"] = .map(map)
        #expect(!GoFormat.describe(.map(map)).isEmpty)
        map.removeAll()
    }
}
