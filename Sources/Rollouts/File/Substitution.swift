import GoTemplate

/// Puts values in place of `${name}` in the strings of a stages file.
///
/// The file was read before, so nothing that is put in can change its structure. `$${` stands for `${`.
package struct Substitution {
    /// How deep values may be nested.
    private static let maximumDepth = 200

    /// What is known by now.
    var values: [GoString: Value]
    /// What is known when it is used, and stays as it is until then.
    var later: Set<GoString> = []

    /// A value whose strings are final.
    func final(_ value: Value, at path: ValuePath, of document: StagesDocument) throws(StagesFileError) -> Value {
        try replaced(value, at: path, of: document, depth: 0)
    }

    /// A string that is final.
    func final(_ text: GoString, at path: ValuePath, of document: StagesDocument) throws(StagesFileError) -> GoString {
        switch try replaced(text, at: path, of: document) {
        case .string(let text): text
        case let value: value.digits
        }
    }

    private func replaced(
        _ value: Value, at path: ValuePath, of document: StagesDocument, depth: Int
    ) throws(StagesFileError) -> Value {
        guard depth < Self.maximumDepth else { throw document.failure("these values are nested too deeply", at: path) }
        switch value {
        case .string(let text): return try replaced(text, at: path, of: document)
        case .list(let list):
            var items: [Value] = []
            for index in 0..<list.count {
                items.append(
                    try replaced(list[index], at: path.appending(.index(index)), of: document, depth: depth + 1))
            }
            return .list(List(items))
        case .map(let map):
            let copy = Map()
            for (key, value) in map.entries {
                copy[key] = try replaced(value, at: path.key(key), of: document, depth: depth + 1)
            }
            return .map(copy)
        default: return value
        }
    }

    /// A string that is nothing but one name becomes what that stands for, of whatever type.
    private func replaced(
        _ text: GoString, at path: ValuePath, of document: StagesDocument
    ) throws(StagesFileError) -> Value {
        guard text.bytes.contains(UInt8(ascii: "$")) else { return .string(text) }
        let pieces = try pieces(of: text, at: path, of: document)
        if pieces.count == 1, case .value(let value) = pieces[0] { return value }
        return .string(pieces.reduce(into: GoString()) { $0.append($1.text) })
    }
}

// MARK: - Pieces

extension Substitution {
    private enum Piece {
        case text(GoString)
        case value(Value)

        var text: GoString {
            switch self {
            case .text(let text): text
            case .value(.string(let text)): text
            case .value(let value): value.digits
            }
        }
    }

    private func pieces(
        of text: GoString, at path: ValuePath, of document: StagesDocument
    ) throws(StagesFileError) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text.bytes[...]
        var plain: [UInt8] = []
        while let byte = rest.first {
            if rest.starts(with: "$${".utf8) {
                plain.append(contentsOf: "${".utf8)
                rest = rest.dropFirst(3)
            } else if rest.starts(with: "${".utf8), let end = rest.firstIndex(of: UInt8(ascii: "}")) {
                let name = GoString(rest[(rest.startIndex + 2)..<end])
                let value = try value(of: name, at: path, of: document)
                if !plain.isEmpty { pieces.append(.text(GoString(plain))) }
                plain = []
                pieces.append(value.map(Piece.value) ?? .text("${" + name + "}"))
                rest = rest[(end + 1)...]
            } else {
                plain.append(byte)
                rest = rest.dropFirst()
            }
        }
        return plain.isEmpty ? pieces : pieces + [.text(GoString(plain))]
    }

    /// What a name stands for; nil where it is known later.
    private func value(
        of name: GoString, at path: ValuePath, of document: StagesDocument
    ) throws(StagesFileError) -> Value? {
        if let value = values[name] { return value }
        if later.contains(name) { return nil }
        let known = Set(values.keys).union(later).map(\.text).sorted().joined(separator: ", ")
        throw document.failure("there is no parameter `" + name + GoString("`; known are \(known)"), at: path)
    }
}
