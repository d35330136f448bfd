import Codecs
import GoTemplate

/// Finds the charts and versions of an index, and checks each field as the ordinary reader would, but quickly.
///
/// An index of 60 MB holds more than a million lines, of which a command needs a few.
struct IndexScanner {
    private var lines: IndexLines
    private let text: UnsafeBufferPointer<UInt8>
    /// The column of the names of charts.
    let column: Int
    private(set) var charts: [ScannedChart] = []

    /// - Parameter range: lines of which the first names a chart.
    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, column: Int) throws(UnknownStyle) {
        self.text = text
        self.column = column
        lines = try IndexLines(text, range)
    }

    /// Where the first line begins that was not read.
    var position: Int { lines.lineStart }

    /// Reads charts up to a position, or to what stands further left.
    mutating func scan(upTo limit: Int) throws(UnknownStyle) {
        while lines.column == column && lines.lineStart < limit {
            let name = try lines.key()
            try checkString(name)
            var chart = ScannedChart(name: GoString(UnsafeBufferPointer(rebasing: text[name])))
            if let dashes = try lines.block(below: column, empty: "[]", isList: true) {
                while lines.column == dashes, try scanVersion(dashes, of: &chart) {}
            }
            if lines.column > column { throw UnknownStyle() }
            chart.finish(text)
            charts.append(chart)
        }
    }

    private mutating func scanVersion(_ dashes: Int, of chart: inout ScannedChart) throws(UnknownStyle) -> Bool {
        let start = lines.lineStart
        guard try lines.dash() else { return false }
        var fields = ScannedVersion()
        try scanFields(&fields)
        if lines.column > dashes { throw UnknownStyle() }
        fields.start = Int32(truncatingIfNeeded: start)
        fields.end = Int32(truncatingIfNeeded: lines.lineStart)
        chart.versions.append(fields)
        return true
    }

    /// A name that is read as something else than a string is not known here.
    private func checkString(_ key: Range<Int>) throws(UnknownStyle) {
        guard YAML.isPlainString(UnsafeBufferPointer(rebasing: text[key])) else { throw UnknownStyle() }
    }
}

// MARK: - Fields

extension IndexScanner {
    private mutating func scanFields(_ version: inout ScannedVersion) throws(UnknownStyle) {
        let column = lines.column
        var seen: UInt32 = 0
        var previous: IndexField?
        repeat {
            let name = try lines.key()
            guard let field = IndexField(UnsafeBufferPointer(rebasing: text[name]), after: previous) else {
                throw UnknownStyle()
            }
            previous = field
            let bit = UInt32(1) << UInt32(field.rawValue)
            if seen & bit != 0 { throw UnknownStyle() }
            seen |= bit
            try scan(field, below: column, &version)
        } while lines.column == column
        if lines.column > column { throw UnknownStyle() }
    }

    private mutating func scan(
        _ field: IndexField, below column: Int, _ version: inout ScannedVersion
    ) throws(UnknownStyle) {
        switch field {
        case .name: version.name = try lines.scalar(below: column)
        case .version: version.version = try lines.scalar(below: column)
        case .appVersion: version.appVersion = try lines.scalar(below: column)
        case .description: version.description = try lines.scalar(below: column)
        case .type: version.isDoubtful = try !isType(lines.scalar(below: column)) || version.isDoubtful
        case .keywords: version.keywords = try list(below: column)
        case .urls: version.urls = try list(below: column)
        case .sources: _ = try list(below: column)
        case .created: try checkTime(lines.scalar(below: column))
        case .removed, .deprecated: try checkBool(lines.scalar(below: column))
        case .annotations: try scanAnnotations(below: column)
        case .maintainers: try scanList(of: Self.maintainerFields, below: column, &version)
        case .dependencies: try scanList(of: Self.dependencyFields, below: column, &version)
        default: _ = try lines.scalar(below: column)
        }
    }

    private func isType(_ token: IndexToken) -> Bool {
        if token.form == .missing { return true }
        let value = text[token.range]
        return token.form != .other && (value.elementsEqual("application".utf8) || value.elementsEqual("library".utf8))
    }

    private func checkTime(_ token: IndexToken) throws(UnknownStyle) {
        guard token.form == .plain || token.form == .quoted,
            IndexTime.isValid(UnsafeBufferPointer(rebasing: text[token.range]))
        else { throw UnknownStyle() }
    }

    private func checkBool(_ token: IndexToken) throws(UnknownStyle) {
        let value = text[token.range]
        guard token.form == .plain, value.elementsEqual("true".utf8) || value.elementsEqual("false".utf8) else {
            throw UnknownStyle()
        }
    }

    /// A list of texts.
    private mutating func list(below column: Int) throws(UnknownStyle) -> IndexToken {
        guard let dashes = try lines.block(below: column, empty: "[]", isList: true) else { return IndexToken() }
        let start = lines.lineStart
        while lines.column == dashes, try lines.dash() { _ = try lines.scalar(below: dashes) }
        try checkEnd(of: dashes, column)
        return IndexToken(.list, start, lines.lineStart)
    }

    /// Behind a block that is deeper than its key nothing may stand between the two.
    private func checkEnd(of inner: Int, _ column: Int) throws(UnknownStyle) {
        if lines.column > column || (lines.column == inner && inner > column) { throw UnknownStyle() }
    }

    private mutating func scanAnnotations(below column: Int) throws(UnknownStyle) {
        guard let inner = try lines.block(below: column, empty: "{}", isList: false) else { return }
        var keys: [Range<Int>] = []
        while lines.column == inner {
            let key = try lines.key()
            try checkString(key)
            keys.append(key)
            _ = try lines.scalar(below: inner)
        }
        try checkEnd(of: inner, column)
        try checkDistinct(keys)
    }

    private func checkDistinct(_ keys: [Range<Int>]) throws(UnknownStyle) {
        let texts = keys.map { UnsafeBufferPointer(rebasing: text[$0]) }
        let isSorted = zip(texts, texts.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
        if isSorted || Set(texts.map(GoString.init)).count == texts.count { return }
        throw UnknownStyle()
    }
}

// MARK: - Lists of mappings

extension IndexScanner {
    private enum Kind {
        case text, alias, flag, texts, imports
    }

    private static let maintainerFields: [(name: StaticString, kind: Kind)] = [
        ("email", .text), ("name", .text), ("url", .text),
    ]

    private static let dependencyFields: [(name: StaticString, kind: Kind)] = [
        ("name", .text), ("repository", .text), ("version", .text), ("condition", .text), ("alias", .alias),
        ("tags", .texts), ("enabled", .flag), ("import-values", .imports),
    ]

    private mutating func scanList(
        of fields: [(name: StaticString, kind: Kind)], below column: Int, _ version: inout ScannedVersion
    ) throws(UnknownStyle) {
        guard let dashes = try lines.block(below: column, empty: "[]", isList: true) else { return }
        while lines.column == dashes, try lines.dash() {
            try scanElement(fields, &version)
            if lines.column > dashes { throw UnknownStyle() }
        }
        try checkEnd(of: dashes, column)
    }

    private mutating func scanElement(
        _ fields: [(name: StaticString, kind: Kind)], _ version: inout ScannedVersion
    ) throws(UnknownStyle) {
        let column = lines.column
        var seen = 0
        repeat {
            let name = try lines.key()
            let bytes = UnsafeBufferPointer(rebasing: text[name])
            guard let index = fields.firstIndex(where: { bytes.spells($0.name) }), seen & (1 << index) == 0 else {
                throw UnknownStyle()
            }
            seen |= 1 << index
            try scan(fields[index].kind, below: column, &version)
        } while lines.column == column
    }

    private mutating func scan(_ kind: Kind, below column: Int, _ version: inout ScannedVersion) throws(UnknownStyle) {
        switch kind {
        case .text: _ = try lines.scalar(below: column)
        case .alias: version.isDoubtful = try !isAlias(lines.scalar(below: column)) || version.isDoubtful
        case .flag: try checkBool(lines.scalar(below: column))
        case .texts: _ = try list(below: column)
        case .imports: try scanImports(below: column)
        }
    }

    private func isAlias(_ token: IndexToken) -> Bool {
        token.form != .other && token.form != .folded
            && text[token.range].allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: "-")
            }
    }

    /// Names, or mappings of `child` and `parent`.
    private mutating func scanImports(below column: Int) throws(UnknownStyle) {
        guard let dashes = try lines.block(below: column, empty: "[]", isList: true) else { return }
        while lines.column == dashes, try lines.dash() {
            var element = self
            do {
                _ = try element.lines.scalar(below: dashes)
                self = element
            } catch { try scanImport() }
            if lines.column > dashes { throw UnknownStyle() }
        }
        try checkEnd(of: dashes, column)
    }

    private mutating func scanImport() throws(UnknownStyle) {
        let inner = lines.column
        var keys: [Range<Int>] = []
        repeat {
            let key = try lines.key()
            try checkString(key)
            keys.append(key)
            _ = try lines.scalar(below: inner)
        } while lines.column == inner
        try checkDistinct(keys)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether these are the bytes of a word.
    func spells(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index] != word.utf8Start[index] { return false }
        return true
    }
}
