import Codecs
import GoTemplate

extension FieldPath {
    /// The path as people read it: `metadata.annotations["checksum/config"]`, `containers[name=app]`, `args[2]`.
    package var text: GoString {
        var text: [UInt8] = []
        for element in elements { Self.append(element, to: &text) }
        return GoString(text)
    }

    private static func append(_ element: PathElement, to text: inout [UInt8]) {
        switch element {
        case .key(let key) where key.bytes.allSatisfy(isPlain) && !key.isEmpty:
            if !text.isEmpty { text.append(UInt8(ascii: ".")) }
            text.append(contentsOf: key.bytes)
        case .key(let key):
            text.append(contentsOf: "[\"".utf8)
            for byte in key.bytes {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
                text.append(byte)
            }
            text.append(contentsOf: "\"]".utf8)
        case .item(let item):
            text.append(UInt8(ascii: "["))
            text.append(contentsOf: item.text.bytes)
            text.append(UInt8(ascii: "]"))
        }
    }

    /// Whether a byte of a key needs no quotes.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
            true
        default: false
        }
    }

    /// A key within a JSON pointer (RFC 6901).
    static func pointerToken(_ key: GoString) -> [UInt8] {
        var token: [UInt8] = []
        for byte in key.bytes {
            switch byte {
            case UInt8(ascii: "~"): token.append(contentsOf: "~0".utf8)
            case UInt8(ascii: "/"): token.append(contentsOf: "~1".utf8)
            default: token.append(byte)
            }
        }
        return token
    }

    /// What names the field in other comparisons of the same side: elements without merge keys by their place there.
    func key(on side: DiffSide.Role) -> FieldPath {
        FieldPath(
            elements.map { element in
                guard case .item(let item) = element else { return element }
                let index = item.selectors.isEmpty ? item.index(on: side) : nil
                return .item(ListItem(selectors: item.selectors, oldIndex: index, newIndex: nil))
            })
    }
}

extension ListItem {
    /// `name=app`, `containerPort=80,protocol=TCP`, or the place where there are no keys.
    package var text: GoString {
        if selectors.isEmpty { return GoString(String(index(on: newIndex == nil ? .old : .new))) }
        return GoString.joined(selectors.map { $0.key + "=" + $0.value }, by: ",")
    }
}
