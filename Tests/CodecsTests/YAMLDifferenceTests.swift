import Codecs
import GoTemplate
import TestSupport
import Testing

@Suite("YAML where libyaml and go-yaml differ")
struct YAMLDifferenceTests {
    /// Documents that libyaml and go-yaml take differently, or that are close to those; recorded with `fromYaml`.
    @Test func documentsReadAsInHelm() throws {
        let rows = try recordedLiterals("yaml/differences.tsv")
        #expect(rows.count > 200)
        for row in rows { #expect(read(row[0].bytes) == row[1], "\(row[0])") }
    }

    /// Documents written by chance in every way that YAML has, half of them wrong somewhere.
    @Test func randomDocumentsReadAsInHelm() throws {
        let rows = try recordedLiterals("yaml/random.tsv")
        #expect(rows.count > 1_500)
        for row in rows { #expect(read(row[0].bytes) == row[1], "\(row[0])") }
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func nestingEndsAtALimit(opening: String) {
        let text = "\n" + String(repeating: opening, count: 100_000)
        #expect(throws: YAML.Failure.self) { try YAML.decode(Array(text.utf8)) }
    }

    /// Helm stops at the end of the first document, whatever follows.
    @Test func onlyTheFirstDocumentIsRead() {
        #expect(read(Array("a: 1\n...\n@ no YAML".utf8)) == "{\"a\":1}")
    }

    /// go-yaml takes a stream in pieces of 512 bytes, and every kind of token may lie across the end of one.
    @Test func piecesEndAnywhere() {
        // Tags in flow collections are left to the port of go-yaml.
        let document = #"""
            %YAML 1.1
            %TAG !e! tag:yaml.org,2002:
            ---
            a: &a !<tag:yaml.org,2002:%73tr> 1
            b: {c: !!str 2, "d\x41\u00e9\U0001F600": 'e''f', ? g : *a, h: [!e!str 3, é]}
            i: |2-
               j
                k
            l: >+
              folded
              text

            m: plain text # comment
            "n": "o\
              p\tq"
            ? r
            : - s
              -
                - t
            u: 'v

              w'
            ...

            """#
        let expected = #"""
            {"a":"1","b":{"c":"2","dAé😀":"e'f","g":"1","h":["3","é"]},"i":" j\n  k","l":"folded text\n\n",\#
            "m":"plain text","n":"op\tq","r":["s",["t"]],"u":"v\nw"}
            """#
        for length in 230...512 {
            let comment = "#" + String(repeating: "x", count: length) + "\n"
            #expect(read(Array((comment + document).utf8)).text == expected, "\(length)")
        }
    }

    /// What Helm's `fromYaml` gives, as JSON.
    private func read(_ document: [UInt8]) -> GoString {
        do {
            return try written(try YAML.decodeMap(document))
        } catch {
            let message = (error as? YAML.Failure)?.message ?? GoString("\(error)")
            return (try? written(Map([(key: "Error", value: .string(message))]))) ?? message
        }
    }

    private func written(_ map: Map) throws -> GoString { GoString(try JSON.encode(.map(map))) }
}
