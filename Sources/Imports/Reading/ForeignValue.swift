import GoLibrary
import GoTemplate

/// A value of another tool's resource, by which is said what becomes of it.
struct ForeignValue {
    let document: ForeignDocument
    let path: ValuePath
    let value: Value

    /// The value of a key; nil where there is none.
    subscript(_ key: GoString) -> ForeignValue? {
        guard case .map(let map) = value, let inner = map[key], !inner.isNil else { return nil }
        return ForeignValue(document: document, path: path.appending(.key(key)), value: inner)
    }

    /// The value at the end of a row of keys.
    func at(_ keys: GoString...) -> ForeignValue? {
        var found: ForeignValue? = self
        for key in keys { found = found?[key] }
        return found
    }

    /// The items of a list; none of anything else.
    var items: [ForeignValue] {
        guard case .list(let list) = value, list.bytes == nil else { return [] }
        return list.elements.enumerated().map {
            ForeignValue(document: document, path: path.appending(.index($0)), value: $1)
        }
    }

    /// The entries of a mapping, as the decoder orders them; none of anything else.
    var entries: [(key: GoString, value: ForeignValue)] {
        guard case .map(let map) = value else { return [] }
        return map.entries.map {
            ($0.0, ForeignValue(document: document, path: path.appending(.key($0.0)), value: $0.1))
        }
    }

    /// The text of a scalar; nil for anything else.
    var text: GoString? { value.plainText }

    /// Says which keys of the stages file say the same as this and all below it.
    @discardableResult
    func maps(to keys: GoString) -> ForeignValue {
        document.note(path, .mapped(keys))
        return self
    }

    /// Says why nothing says this and what is below it.
    func drop(_ reason: GoString) { document.note(path, .dropped(reason)) }

    func failure(_ reason: GoString) -> ImportFailure { document.failure(reason, at: path) }
}

// MARK: - Values of one kind

extension ForeignValue {
    /// - Throws: where this is no scalar.
    func requireText() throws(ImportFailure) -> GoString {
        guard let text else { throw failure("this must be a string") }
        return text
    }

    /// - Throws: where this is no whole number that is not negative.
    func requireCount() throws(ImportFailure) -> Int {
        guard let text, let number = Int(text.text), (0...1_000_000).contains(number) else {
            throw failure("this must be a number from 0 to 1,000,000")
        }
        return number
    }

    /// - Throws: where this is no time as Go writes it, nor a number of seconds.
    func requireDuration() throws(ImportFailure) -> GoDuration {
        guard let text else { throw failure("this must be a time such as 30s or 5m") }
        if let seconds = Int64(text.text), (0...1_000_000_000).contains(seconds) {
            return GoDuration(nanoseconds: seconds * 1_000_000_000)
        }
        do { return try GoDuration(parsing: text) } catch { throw failure("this must be a time such as 30s or 5m") }
    }
}
