/// The `%YAML` directive of a stream, where libyaml takes it otherwise than go-yaml.
///
/// libyaml accepts version 1.2, go-yaml only 1.1; and what libyaml calls an extremely long number has ten digits instead
/// of three. The number is changed to one that both refuse with the same words.
struct YAMLVersionDirective {
    let rewritten: [UInt8]

    /// Nil where there is no such directive, or libyaml takes it as go-yaml does.
    init?(_ bytes: [UInt8]) {
        guard var index = Self.directive(bytes) else { return nil }
        let name = "%YAML".utf8
        while bytes[index...].starts(with: name) == false {
            // Another directive may stand before it.
            index = Self.nextLine(bytes, index)
            guard index < bytes.count, bytes[index] == UInt8(ascii: "%") else { return nil }
        }
        index += name.count
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        let major = Self.digits(bytes, index)
        if major.count > 2 {
            rewritten = Self.lengthen(bytes, major)
            return
        }
        guard major.upperBound < bytes.count, bytes[major.upperBound] == UInt8(ascii: ".") else { return nil }
        let minor = Self.digits(bytes, major.upperBound + 1)
        if minor.count > 2 {
            rewritten = Self.lengthen(bytes, minor)
        } else if minor.last.map({ bytes[$0] }) == UInt8(ascii: "2") {
            var changed = bytes
            changed[minor.upperBound - 1] = UInt8(ascii: "3")
            rewritten = changed
        } else {
            return nil
        }
    }

    /// Where the first directive begins, if only comments and blank lines stand before it.
    private static func directive(_ bytes: [UInt8]) -> Int? {
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "%"): return index
            case UInt8(ascii: "#"): index = nextLine(bytes, index)
            case 0x0A, 0x0D: index += 1
            default: return nil
            }
        }
        return nil
    }

    private static func nextLine(_ bytes: [UInt8], _ index: Int) -> Int {
        (bytes[index...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
    }

    private static func digits(_ bytes: [UInt8], _ start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        return start..<end
    }

    private static func lengthen(_ bytes: [UInt8], _ number: Range<Int>) -> [UInt8] {
        var bytes = bytes
        bytes.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: 10), at: number.upperBound)
        return bytes
    }
}
