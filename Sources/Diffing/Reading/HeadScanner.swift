import Codecs
import GoTemplate

/// Finds the identity of an object without parsing it, where it is written as almost all are.
///
/// Objects that are the same on both sides need no more than that. Whatever looks unusual gives nil, and is parsed.
struct HeadScanner {
    struct Head {
        var apiVersion: GoString?
        var kind: GoString?
        var name: GoString?
        var namespace: GoString?
    }

    private let text: UnsafeBufferPointer<UInt8>
    private var head = Head()
    private var isInMetadata = false
    private var metadataCount = 0
    private var metadataIndentation: Int?

    static func scan(_ content: GoString) -> Head? {
        content.bytes.withUnsafeBufferPointer { buffer in
            var scanner = HeadScanner(buffer)
            return scanner.scan()
        }
    }

    private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    private mutating func scan() -> Head? {
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            guard scanLine(UnsafeBufferPointer(rebasing: text[start..<end])) else { return nil }
            start = end + 1
        }
        guard head.apiVersion != nil, head.name != nil, metadataCount == 1 else { return nil }
        guard let kind = head.kind, !kind.hasSuffix("List") else { return nil }
        return head
    }

    /// Returns whether the line is one that is understood.
    private mutating func scanLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let indentation = line.firstIndex(where: { $0 != 0x20 }) else { return true }
        let first = line[indentation]
        if first == UInt8(ascii: "#") { return true }
        if indentation == 0 { return scanTopLine(line) }
        guard isInMetadata else { return true }
        if Self.mayMakeHook(line) { return false }
        if metadataIndentation == nil { metadataIndentation = indentation }
        return indentation == metadataIndentation ? scanMetadataLine(line, from: indentation) : true
    }

    private mutating func scanTopLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        // The elements of a list may stand as far left as its key.
        if line[0] == UInt8(ascii: "-") { return !isInMetadata && !line.starts(with: "---".utf8) }
        isInMetadata = false
        guard let (key, value) = Self.entry(line, from: 0) else { return false }
        if Self.isKey(key, "apiVersion") { return set(\.apiVersion, value) }
        if Self.isKey(key, "kind") { return set(\.kind, value) }
        if Self.isKey(key, "metadata") {
            metadataCount += 1
            isInMetadata = true
            return Self.isBlank(value)
        }
        return true
    }

    private mutating func scanMetadataLine(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard let (key, value) = Self.entry(line, from: start) else { return false }
        if Self.isKey(key, "name") { return set(\.name, value) }
        if Self.isKey(key, "namespace") { return set(\.namespace, value) }
        // A string in quotes might go on below, and look like keys there.
        return value.first { $0 != 0x20 }.map { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") } ?? true
            || Self.scalar(value) != nil
    }

    private mutating func set(_ field: WritableKeyPath<Head, GoString?>, _ value: Slice<UnsafeBufferPointer<UInt8>>)
        -> Bool
    {
        guard head[keyPath: field] == nil, let scalar = Self.scalar(value) else { return false }
        head[keyPath: field] = scalar
        return true
    }
}

// MARK: - Lines

extension HeadScanner {
    /// A plain key of letters and what follows its colon.
    private static func entry(
        _ line: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (key: Slice<UnsafeBufferPointer<UInt8>>, value: Slice<UnsafeBufferPointer<UInt8>>)? {
        var end = start
        while end < line.count, isNameByte(line[end]) { end += 1 }
        guard end > start, end < line.count, line[end] == UInt8(ascii: ":") else { return nil }
        guard end + 1 == line.count || line[end + 1] == 0x20 else { return nil }
        return (line[start..<end], line[(end + 1)...])
    }

    private static func isKey(_ key: Slice<UnsafeBufferPointer<UInt8>>, _ name: StaticString) -> Bool {
        key.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// Whether a line of the metadata may name the annotation of hooks, in whatever spelling, or take fields from elsewhere.
    private static func mayMakeHook(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        for (index, byte) in line.enumerated() {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: "?"), UInt8(ascii: "!"):
                return true
            case UInt8(ascii: "h") where line[index...].starts(with: "helm.sh/hook".utf8): return true
            default: break
            }
        }
        return false
    }

    private static func isBlank(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        value.first { $0 != 0x20 }.map { $0 == UInt8(ascii: "#") } ?? true
    }

    /// A scalar of harmless characters, in quotes or not, with nothing but a comment behind it.
    private static func scalar(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> GoString? {
        var rest = value.drop { $0 == 0x20 }
        let quote = rest.first.flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") ? $0 : nil }
        if quote != nil { rest = rest.dropFirst() }
        let text = rest.prefix(while: isNameByte)
        rest = rest[text.endIndex...]
        if let quote {
            guard rest.first == quote else { return nil }
            rest = rest.dropFirst()
        } else {
            guard !text.isEmpty, YAML.isPlainString(UnsafeBufferPointer(rebasing: text)) else { return nil }
        }
        guard rest.isEmpty || (rest.first == 0x20 && isBlank(rest)) else { return nil }
        return GoString(text)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
