import Codecs
import GoLibrary
import GoTemplate

/// Reads the fields of what is stored of a rollout.
struct RecordReader {
    private let map: Map

    init(_ map: Map) { self.map = map }

    /// The fields of an object of JSON.
    ///
    /// - Throws: `RolloutRecordError` where it is none, or what the JSON reader says.
    init(json: [UInt8]) throws {
        guard case .map(let map) = try JSON.decode(json, numbers: .int64) else { throw RolloutRecordError.notAnObject }
        self.init(map)
    }

    var names: [GoString] { map.keys }

    func text(_ name: GoString) throws(RolloutRecordError) -> GoString {
        guard case .string(let text)? = map[name] else { throw .missing(field: name) }
        return text
    }

    /// Empty where it is left out.
    func optionalText(_ name: GoString) throws(RolloutRecordError) -> GoString {
        map[name] == nil ? "" : try text(name)
    }

    func integer(_ name: GoString) throws(RolloutRecordError) -> Int {
        guard case .int(let number, _)? = map[name], let integer = Int(exactly: number) else {
            throw .missing(field: name)
        }
        return integer
    }

    func number(_ name: GoString) throws(RolloutRecordError) -> Double {
        guard let number = map[name]?.number else { throw .missing(field: name) }
        return number
    }

    func optionalInteger(_ name: GoString) throws(RolloutRecordError) -> Int? {
        map[name] == nil ? nil : try integer(name)
    }

    /// False where it is left out.
    func isTrue(_ name: GoString) throws(RolloutRecordError) -> Bool {
        switch map[name] {
        case .bool(let value)?: return value
        case nil: return false
        default: throw .missing(field: name)
        }
    }

    func word<Word: RawRepresentable<String>>(_ name: GoString) throws(RolloutRecordError) -> Word {
        let text = try text(name)
        guard let word = Word(rawValue: text.text) else { throw .unknownWord(text, field: name) }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(_ name: GoString) throws(RolloutRecordError) -> Word? {
        map[name] == nil ? nil : try word(name)
    }

    func fields(_ name: GoString) throws(RolloutRecordError) -> RecordReader { RecordReader(try map(name)) }

    func map(_ name: GoString) throws(RolloutRecordError) -> Map {
        guard case .map(let fields)? = map[name] else { throw .missing(field: name) }
        return fields
    }

    /// Nil where it is left out.
    func optionalFields(_ name: GoString) throws(RolloutRecordError) -> RecordReader? {
        map[name] == nil ? nil : try fields(name)
    }
}

// MARK: - Lists and times

extension RecordReader {
    /// The fields of each element; none where the list is left out.
    func elements(_ name: GoString) throws(RolloutRecordError) -> [RecordReader] {
        var readers: [RecordReader] = []
        for element in try list(name) {
            guard case .map(let fields) = element else { throw .missing(field: name) }
            readers.append(RecordReader(fields))
        }
        return readers
    }

    func texts(_ name: GoString) throws(RolloutRecordError) -> [GoString] {
        var texts: [GoString] = []
        for element in try list(name) {
            guard case .string(let text) = element else { throw .missing(field: name) }
            texts.append(text)
        }
        return texts
    }

    func words<Word: RawRepresentable<String>>(_ name: GoString) throws(RolloutRecordError) -> [Word] {
        var words: [Word] = []
        for text in try texts(name) {
            guard let word = Word(rawValue: text.text) else { throw .unknownWord(text, field: name) }
            words.append(word)
        }
        return words
    }

    func duration(_ name: GoString) throws(RolloutRecordError) -> GoDuration {
        let text = try text(name)
        do {
            return try GoDuration(parsing: text)
        } catch {
            throw .missing(field: name)
        }
    }

    func optionalDuration(_ name: GoString) throws(RolloutRecordError) -> GoDuration? {
        map[name] == nil ? nil : try duration(name)
    }

    private func list(_ name: GoString) throws(RolloutRecordError) -> [Value] {
        switch map[name] {
        case .list(let list)?: return list.elements
        case nil: return []
        default: throw .missing(field: name)
        }
    }
}
