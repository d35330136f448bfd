import Codecs
import GoTemplate
import JSONSchema
import TestSupport
import Testing

@Suite("Values against schemas, as Helm answers")
struct SchemaValidatorTests {
    @Test(arguments: [
        "arrays", "bounds", "conditions", "documents", "formats", "numbers", "objects", "random", "references",
        "strings",
        "values",
    ])
    func answersAreHelms(group: String) throws {
        let cases = recordedLines("schema/\(group).jsonl")
        #expect(cases.count > 10)
        for line in cases {
            let row = try #require(try object(line))
            guard case .string(let schema)? = row["schema"], case .map(let values)? = row["values"],
                case .string(let expected)? = row["answer"]
            else {
                Issue.record("no case: \(String(decoding: line, as: UTF8.self))")
                continue
            }
            let answer = SchemaValidator().failure(of: values, against: schema.bytes) ?? GoString()
            let isUnordered = row["unordered"] != nil
            #expect(lines(of: answer, sorted: isUnordered) == lines(of: expected, sorted: isUnordered), "\(schema)")
        }
    }

    @Test func schemasAreNotFetched() {
        let answer = failure(#"{"$ref": "https://example.com/x.json#/a"}"#)
        #expect(
            answer == """
                failing loading "https://example.com/x.json": HTTP request failed for https://example.com/x.json: \
                Get "https://example.com/x.json": schemas are not fetched from the network
                """)
    }

    @Test func unresolvedURNsAreReportedOnce() {
        let validator = SchemaValidator()
        for _ in 0..<2 {
            let schema = Array(#"{"allOf": [{"$ref": "urn:a:b"}, {"$ref": "urn:a:b#/c"}]}"#.utf8)
            _ = validator.failure(of: Map(), against: schema)
        }
        #expect(validator.unresolvedURNs == ["urn:a:b"])
    }

    @Test("What would take forever, or all memory, is an error")
    func hostileSchemasFail() {
        let pairs = (0..<60).map { number in
            let next = ##"{"$ref": "#/$defs/\##(number + 1)"}"##
            return ##""\##(number)": {"anyOf": [\##(next), \##(next)]}"##
        }
        let definitions = pairs.joined(separator: ", ")
        let exponential = ##"{"$ref": "#/$defs/0", "$defs": {"60": false, \##(definitions)}}"##
        let deep = String(repeating: #"{"not": "#, count: 9000) + #"{"type": 5}"# + String(repeating: "}", count: 9000)
        let long = "{\"properties\": {\"a\": {\"multipleOf\": \(String(repeating: "7", count: 200_000))e-1000000}}}"
        for schema in [exponential, deep, long] {
            #expect(failure(schema)?.hasPrefix("unable to validate schema: the schema ") == true)
        }
    }

    private func failure(_ schema: String) -> String? {
        SchemaValidator(maximumSteps: 10_000).failure(of: Map([("a", .int(1))]), against: Array(schema.utf8))?.text
    }

    private func object(_ line: [UInt8]) throws -> Map? {
        if case .map(let map) = try JSON.decode(line) { return map }
        return nil
    }

    private func lines(of text: GoString, sorted: Bool) -> [String] {
        let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return sorted ? lines.sorted() : lines
    }
}
