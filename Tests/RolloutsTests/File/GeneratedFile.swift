import GoTemplate
import TestSupport

@testable import Rollouts

/// Makes values of a shape, and values that are nearly of it.
struct GeneratedFile {
    private var random: SeededRandom

    init(seed: Int) { random = SeededRandom(seed: seed) }

    /// A stages file that keeps to all shapes.
    mutating func valid() -> Value { record(StagesShape.file, depth: 0) }

    /// A file in which something was exchanged, added or taken away, of which some are right all the same.
    mutating func mutated() -> Value { mutated(valid(), depth: 0) }

    private mutating func value(_ shape: FileShape, depth: Int) -> Value {
        switch shape {
        case .text: word(["a", "web", "${x}", "0.5"])
        case .flag: .bool(.random(using: &random))
        case .integer(let range):
            .float(Double(Int.random(in: range.lowerBound...min(range.upperBound, 20), using: &random)))
        case .number: .float(Double.random(in: 0...9, using: &random))
        case .duration: word(["1s", "1h30m", "1.5d", "20ms", "${time}"])
        case .share: word(["1%", "99.9%", "0%", "${share}"])
        case .word(let words): word(words)
        case .anything: word(["a"])
        case .values: .map(Map([(key: "any", value: .list(List([.null, .float(1)])))]))
        case .list(let item, let isAlone):
            isAlone && .random(using: &random) ? value(item, depth: depth + 1) : list(of: item, depth: depth)
        case .named(let element): .map(Map([(key: "one", value: value(element, depth: depth + 1))]))
        case .record(let record): self.record(record, depth: depth + 1)
        case .either(let shapes): value(shapes[Int.random(in: shapes.indices, using: &random)], depth: depth + 1)
        }
    }

    private mutating func list(of item: FileShape, depth: Int) -> Value {
        .list(List((0..<Int.random(in: 1...2, using: &random)).map { _ in value(item, depth: depth + 1) }))
    }

    private mutating func record(_ record: FileRecord, depth: Int) -> Value {
        let chosen = record.alternatives.randomElement(using: &random)
        let map = Map()
        for field in record.fields {
            let isWanted = Int.random(in: 0...(2 + depth), using: &random) == 0
            let isLeftOut =
                record.alternatives.contains(field.key) ? field.key != chosen : !field.isRequired && !isWanted
            if !isLeftOut { map[GoString(field.key)] = value(field.shape, depth: depth) }
        }
        return .map(map)
    }

    private mutating func word(_ words: [String]) -> Value {
        .string(GoString(words.randomElement(using: &random) ?? ""))
    }

    // MARK: Mutations

    private mutating func mutated(_ value: Value, depth: Int) -> Value {
        switch value {
        case .map(let map) where !map.isEmpty && Int.random(in: 0...4, using: &random) > 0:
            return .map(mutated(map, depth: depth))
        case .list(let list) where list.count > 0 && Int.random(in: 0...4, using: &random) > 0:
            var items = list.elements
            let place = Int.random(in: items.indices, using: &random)
            items[place] = mutated(items[place], depth: depth + 1)
            return .list(List(items))
        default: return replacement()
        }
    }

    private mutating func mutated(_ map: Map, depth: Int) -> Map {
        let key = map.keys.randomElement(using: &random) ?? ""
        let copy = Map(copying: map)
        switch Int.random(in: 0...9, using: &random) {
        case 0: copy["unheardOf"] = .null
        case 1: copy[key] = nil
        case 2: copy[key] = .null
        case let number where number < 5: copy[key] = replacement()
        default: copy[key] = map[key].map { mutated($0, depth: depth + 1) }
        }
        return copy
    }

    private mutating func replacement() -> Value {
        [
            .null, .bool(true), .float(0), .float(1), .float(1.5), .float(-3), .string(""), .string("a"), .string("1"),
            .string("5m"), .string("5x"), .string("50%"), .string("%"), .string("${x}"), .string("${x}${y}"),
            .string("hold"), .string("none"), .list(List([])), .list(List([.string("a")])), .list(List([.null])),
            .map(Map()), .map(Map([(key: "name", value: .string("a"))])), .map(Map([(key: "any", value: .null)])),
        ].randomElement(using: &random) ?? .null
    }
}
