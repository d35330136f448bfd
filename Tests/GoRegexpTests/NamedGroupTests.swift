import GoTemplate
import Testing

@testable import GoRegexp

/// Names of groups that Go refuses, with its words.
struct NamedGroupTests {
    @Test(
        arguments: [
            ([0x61, 0xFF], ">x)", "invalid UTF-8: `", [0xFF], "`"), ([0xFF], ">x)", "invalid UTF-8: `", [0xFF], "`"),
            ([0x61, 0xFF], "", "invalid UTF-8: `", [0xFF], "`"), ([0x61], "", "", [], ""),
            (Array("a b".utf8), ">x)", "invalid named capture: `(?P<a b>`", [], ""),
            ([], ">x)", "invalid named capture: `(?P<>`", [], ""),
        ] as [([UInt8], String, String, [UInt8], String)])
    func namesAreChecked(_ name: [UInt8], _ rest: String, _ start: String, _ bad: [UInt8], _ end: String) {
        let expected = start.isEmpty ? nil : Array("error parsing regexp: \(start)".utf8) + bad + Array(end.utf8)
        let pattern = GoString(Array("(?P<".utf8) + name + Array((start.isEmpty ? ">x)" : rest).utf8))
        do throws(RegexpError) {
            _ = try Regexp(compiling: pattern)
            #expect(expected == nil)
        } catch {
            #expect(error.message.bytes == expected)
        }
    }
}
