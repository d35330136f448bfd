import Charts
import Codecs
import GoTemplate

/// Where the values of a chart's `values.yaml` stand.
struct ValuesFilePlaces {
    let file: GoString
    private let places: YAMLPlaces?
    private let lines: [GoString]

    init(of chart: Chart) {
        file = chart.fullPath + "/values.yaml"
        let text = chart.valuesText ?? []
        places = try? YAMLPlaces(text)
        lines = GoString(text).split(at: UInt8(ascii: "\n"))
    }

    func place(of path: ValuePath) -> LintPlace {
        guard case .found(let place)? = places?.find(path) else { return LintPlace(file) }
        return LintPlace(file, line: place.line, column: place.column)
    }

    /// Whether a value has an anchor: others stand for it, and are read in its place.
    func isAnchor(_ path: ValuePath) -> Bool {
        guard let line = place(of: path).line, lines.indices.contains(line - 1) else { return false }
        return lines[line - 1].contains("&")
    }

    /// Whether a comment names a key as one that may be set: `# key: …`, at any depth.
    func isMentioned(_ key: GoString) -> Bool {
        lines.contains { line in
            guard let mark = line.firstIndex(of: "#") else { return false }
            let comment = GoString(line.bytes[mark...].drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") })
            return comment.hasPrefix(key + ":") || comment.hasPrefix("- " + key + ":")
                || comment.hasPrefix("@param ") && comment.contains("." + key + " ")
                || comment.hasPrefix("@param " + key + " ")
        }
    }

    /// The keys that a mapping has more than once, with the places of the later ones.
    func repeatedKeys() -> [(path: ValuePath, place: LintPlace)] {
        places?.repeatedKeys().map { ($0.path, LintPlace(file, line: $0.place.line, column: $0.place.column)) } ?? []
    }
}

extension YAMLPlaces {
    /// The keys that come twice in one mapping, with the places of all but the first.
    func repeatedKeys() -> [(path: ValuePath, place: Place)] {
        var found: [(path: ValuePath, place: Place)] = []
        var pending = [ValuePath()]
        while let path = pending.popLast(), path.components.count < Nesting.limit {
            switch kind(of: path) {
            case .mapping: pending += lookForRepeats(at: path, &found)
            case .sequence: pending += (0..<count(at: path)).map { path.appending(.index($0)) }
            case .scalar, nil: break
            }
        }
        return found.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
    }

    private func lookForRepeats(
        at path: ValuePath, _ found: inout [(path: ValuePath, place: Place)]
    ) -> [ValuePath] {
        var seen: Set<GoString> = []
        var inner: [ValuePath] = []
        for (key, place) in keys(at: path) where key != "<<" {
            let next = path.appending(.key(key))
            if seen.insert(key).inserted { inner.append(next) } else { found.append((next, place)) }
        }
        return inner
    }
}
