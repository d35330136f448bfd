import Codecs
import GoTemplate

/// Reads the fields of a stored event.
struct EventFields {
    private let map: Map

    init(_ map: Map) { self.map = map }

    func text(_ name: GoString) throws(RolloutEventError) -> GoString {
        guard case .string(let text)? = map[name] else { throw .missing(field: name) }
        return text
    }

    /// Empty where it is left out.
    func optionalText(_ name: GoString) throws(RolloutEventError) -> GoString {
        map[name] == nil ? "" : try text(name)
    }

    func integer(_ name: GoString) throws(RolloutEventError) -> Int {
        guard case .int(let number, _)? = map[name], let integer = Int(exactly: number) else {
            throw .missing(field: name)
        }
        return integer
    }

    func optionalInteger(_ name: GoString) throws(RolloutEventError) -> Int? {
        map[name] == nil ? nil : try integer(name)
    }

    /// False where it is left out.
    func isTrue(_ name: GoString) throws(RolloutEventError) -> Bool {
        switch map[name] {
        case .bool(let value)?: return value
        case nil: return false
        default: throw .missing(field: name)
        }
    }

    func word<Word: RawRepresentable<String>>(_ name: GoString) throws(RolloutEventError) -> Word {
        let text = try text(name)
        guard let word = Word(rawValue: text.text) else { throw .unknownWord(text, field: name) }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(_ name: GoString) throws(RolloutEventError) -> Word? {
        map[name] == nil ? nil : try word(name)
    }

    func fields(_ name: GoString) throws(RolloutEventError) -> EventFields {
        guard case .map(let fields)? = map[name] else { throw .missing(field: name) }
        return EventFields(fields)
    }
}
