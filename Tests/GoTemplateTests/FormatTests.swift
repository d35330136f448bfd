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
            #expect(
                [row[0]] + integers(row[0], base: 0, bitSize: 64).prefix(1) + floats(row[0]) + digits(row[0]) == row)
        }
    }

    /// A text as a float of either size, with what the larger one is in every format.
    private func floats(_ text: GoString) -> [GoString] {
        let value = Strconv.parseFloatClamping(text)
        var answers = [answer { GoFormat.describe(.float(try Strconv.parseFloat(text))) }]
        for format in "bxefg" {
            answers += [64, 32].map { Strconv.formatFloat(value, format: format, precision: -1, bitSize: $0) }
        }
        let forms: [(Character, Int)] = [
            ("e", 20), ("E", 0), ("g", 3), ("G", 0), ("g", 17), ("f", 0), ("f", 2), ("x", 0), ("X", 3),
        ]
        answers += forms.map { Strconv.formatFloat(value, format: $0.0, precision: $0.1) }
        return answers + [answer { GoFormat.describe(.float(try Strconv.parseFloat(text, bitSize: 32))) }]
    }

    /// A text as integers of some bases.
    private func digits(_ text: GoString) -> [GoString] {
        let integer = Strconv.parseIntClamping(text, base: 0)
        return [2, 8, 10, 16, 36].flatMap { base in
            integers(text, base: base, bitSize: 32) + [Strconv.formatInt(integer, base: base)]
        }
    }

    /// A text as a signed integer of a size, and as the largest unsigned one in decimal and in its base.
    private func integers(_ text: GoString, base: Int, bitSize: Int) -> [GoString] {
        var large: UInt64 = 0
        let signed = answer { Strconv.formatInt(try Strconv.parseInt(text, base: base, bitSize: bitSize)) }
        let unsigned = answer {
            large = try Strconv.parseUint(text, base: base)
            return Strconv.formatUint(large)
        }
        return [signed, unsigned, Strconv.formatUint(large, base: base)]
    }

    private func answer(_ read: () throws -> GoString) -> GoString {
        do { return try read() } catch { return error.goMessage }
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
