import Codecs
import GoTemplate

/// One thing that a stages file gives values with.
package struct StageValues {
    package enum Kind: Sendable {
        case file, json, typed, string, textFile, literal
    }

    package let kind: Kind
    /// The path of a file, or an expression as the flag of that kind takes it.
    package let text: GoString
    /// In the stages file, from 1.
    package let line: Int
    /// Where values stand in place; nil for all others.
    package let place: ValuePath?

    init(_ kind: Kind, _ text: GoString, line: Int, place: ValuePath? = nil) {
        self.kind = kind
        self.text = text
        self.line = line
        self.place = place
    }
}

extension StagesDocument {
    private static let expressions: [(key: GoString, kind: StageValues.Kind)] = [
        ("set", .typed), ("setString", .string), ("setFile", .textFile), ("setJSON", .json), ("setLiteral", .literal),
    ]

    /// The values that are given at a path: by files and in place, and by expressions.
    ///
    /// - Parameter texts: makes a string of the file the one that is meant.
    func stageValues(at path: ValuePath, _ texts: Substitution) throws(StagesFileError) -> [StageValues] {
        var found: [StageValues] = []
        for item in items(at: path.key("values")) { found.append(try values(at: item, texts)) }
        for (key, kind) in Self.expressions {
            for item in items(at: path.key(key)) {
                guard let text = text(at: item) else { continue }
                found.append(StageValues(kind, try texts.final(text, at: item, of: self), line: line(of: item)))
            }
        }
        return found
    }

    /// A file's name, or values in place.
    private func values(at item: ValuePath, _ texts: Substitution) throws(StagesFileError) -> StageValues {
        if let file = text(at: item) {
            return StageValues(.file, try texts.final(file, at: item, of: self), line: line(of: item))
        }
        let value = try texts.final(value(at: item) ?? .null, at: item, of: self)
        guard let json = try? JSON.encode(value) else { throw failure("these values cannot be read", at: item) }
        return StageValues(.json, GoString(json), line: line(of: item), place: item)
    }
}
