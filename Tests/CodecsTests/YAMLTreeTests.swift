import GoTemplate
import TestSupport
import Testing

@testable import Codecs

/// Trees of documents hold what Helm reads of them, and the lines of it.
struct YAMLTreeTests {
    /// The recorded documents that Helm reads into a map, with what it read.
    private static let documents: [(text: GoString, json: GoString)] = {
        let rows = ["documents", "differences", "random"].flatMap { (try? recordedLiterals("yaml/\($0).tsv")) ?? [] }
        return rows.filter { !$0[1].hasPrefix("{\"Error\":") && !$0[1].hasPrefix("{}") }.map { ($0[0], $0[1]) }
    }()

    @Test func treesHoldWhatHelmReads() throws {
        #expect(Self.documents.count > 600)
        for document in Self.documents {
            let tree = try YAMLTree.parse(document.text.bytes)
            #expect(try GoString(JSON.encode(Self.value(0, of: tree))) == document.json, "\(document.text)")
        }
    }

    /// Numbers are float64s to Helm.
    private static func value(_ index: Int, of tree: YAMLTree) -> Value {
        switch tree.entries[index].kind {
        case .null: return .null
        case .bool: return .bool(text(index, of: tree) == "true")
        case .string: return .string(text(index, of: tree))
        case .number:
            switch tree.number(of: index) {
            case .int(let number, _): return .float(Double(number))
            case .uint(let number, _): return .float(Double(number))
            case let number: return number
            }
        case .list: return .list(List(children(of: index, in: tree).map { value($0, of: tree) }))
        case .map:
            return .map(Map(children(of: index, in: tree).map { (key: key($0, of: tree), value: value($0, of: tree)) }))
        }
    }

    private static func text(_ index: Int, of tree: YAMLTree) -> GoString { tree.withText(of: index) { GoString($0) } }

    private static func key(_ index: Int, of tree: YAMLTree) -> GoString {
        tree.withKey(of: index) { $0.map { GoString($0) } ?? GoString() }
    }

    private static func children(of index: Int, in tree: YAMLTree) -> [Int] {
        let end = Int(tree.entries[index].end)
        return Array(sequence(first: index + 1) { Int(tree.entries[$0].end) }.prefix { $0 < end })
    }

    /// Places are looked up in the text, lines are noted while a tree is made: both say the same.
    @Test func placesAreThoseOfTheTree() throws {
        var count = 0
        for document in Self.documents where !document.text.bytes.contains(where: { "*<".utf8.contains($0) }) {
            let tree = try YAMLTree.parse(document.text.bytes)
            let places = try YAMLPlaces(document.text.bytes, firstLine: 10)
            count += Self.compare(0, ValuePath(), tree, places, document.text)
        }
        #expect(count > 1_000)
    }

    /// Gives the number of places that were compared.
    private static func compare(
        _ index: Int, _ path: ValuePath, _ tree: YAMLTree, _ places: YAMLPlaces, _ text: GoString
    ) -> Int {
        var count = 0
        let children = children(of: index, in: tree)
        let isList = tree.entries[index].kind == .list
        if isList { #expect(places.count(at: path) == children.count, "\(text) \(path)") }
        for (number, child) in children.enumerated() {
            let name = key(child, of: tree)
            // Places know keys as they are written.
            guard isList || Self.isWrittenAsRead(name) else { continue }
            let below = path.appending(isList ? .index(number) : .key(name))
            guard case .found(let place) = places.find(below) else {
                if places.kind(of: below) != nil { Issue.record("\(text) \(below)") }
                continue
            }
            #expect(place.line == Int(tree.entries[child].keyLine) + 10, "\(text) \(below)")
            #expect(places.kind(of: below) == kind(tree.entries[child].kind), "\(text) \(below)")
            count += 1 + compare(child, below, tree, places, text)
        }
        return count
    }

    /// Whether a key is a word with digits behind it, such as `k1`.
    private static func isWrittenAsRead(_ key: GoString) -> Bool {
        let letters = key.bytes.prefix { (0x61...0x7A).contains($0) }
        let digits = key.bytes.dropFirst(letters.count)
        return !letters.isEmpty && !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func kind(_ kind: YAMLTree.Kind) -> YAMLPlaces.Kind {
        switch kind {
        case .list: .sequence
        case .map: .mapping
        default: .scalar
        }
    }

    /// Columns count characters; what is merged in, or stands behind an alias, is where its anchor is.
    @Test(
        arguments: [
            (["a"], 2, 1), (["é", "b"], 4, 3), (["é", "list"], 5, 3), (["merged", "a"], 6, 14),
            (["merged", "own"], 9, 3),
            (["merged"], 7, 1), (["alias", "b"], 4, 3), (["alias"], 10, 1), (["both", "a"], 6, 14),
            (["both", "b"], 4, 3),
        ] as [([GoString], Int, Int)])
    func placesCountFromOne(path: [GoString], line: Int, column: Int) throws {
        let text: GoString = """
            # first
            a: 1
            é: &e
              b: 1
              list: [é, x]
            base: &base {a: 1}
            merged:
              <<: *base
              own: 2
            alias: *e
            both: {<<: [*base, *e]}
            blocked: [1]
            """
        let places = try YAMLPlaces(text.bytes)
        #expect(
            places.find(ValuePath(path.map { .key($0) })) == .found(YAMLPlaces.Place(line: line, column: column)))
    }

    /// Few keys are compared with each other, many are looked up.
    @Test(arguments: 14...19)
    func ofEqualKeysTheLastCounts(count: Int) throws {
        let lines = (0..<count).map { "k\($0 % (count - 3)): \($0)\n" }
        let tree = try YAMLTree.parse(Array(lines.joined().utf8))
        let children = Self.children(of: 0, in: tree)
        #expect(children.map { Self.key($0, of: tree).text } == (0..<count - 3).map { "k\($0)" })
        let values = (0..<count - 3).map { $0 < 3 ? $0 + count - 3 : $0 }
        #expect(children.map { Self.text($0, of: tree).text } == values.map(String.init))
        #expect(children.map { Int(tree.entries[$0].keyLine) } == values)
    }

    @Test func whatIsNotThereHasNoPlace() throws {
        let places = try YAMLPlaces(Array("a: {b: [x, y]}\n".utf8), firstLine: 3)
        let item = ValuePath([.key("a"), .key("b"), .index(1)])
        #expect(places.find(item) == .found(YAMLPlaces.Place(line: 3, column: 12)))
        #expect(places.find(ValuePath([.key("a"), .key("c")])) == .missing)
        #expect(places.find(ValuePath([.key("a"), .key("b"), .index(2)])) == .missing)
        let start = YAMLPlaces.Place(line: 3, column: 5)
        #expect(places.find(ValuePath([.key("a"), .key("b"), .key("c")])) == .blocked(start, depth: 2))
        #expect(places.kind(of: ValuePath([.key("a")])) == .mapping)
        #expect(places.keys(at: ValuePath([.key("a")])).map(\.key) == ["b"])
        #expect(places.keys(at: item).isEmpty && places.count(at: item) == 0)
        #expect(try YAMLPlaces([]).find(ValuePath()) == .missing)
    }
}
