import Charts
import Codecs
import GoTemplate

/// One source of values, asked where it sets a path.
protocol ValuesLayer {
    func find(_ path: ValuePath) -> LayerFinding
}

/// What a layer says of a path.
enum LayerFinding: Equatable {
    /// The layer sets it, or takes it away by setting what is around it to something else.
    case decided(ValuePlace)
    case absent

    /// Where it is decided.
    var place: ValuePlace? {
        if case .decided(let place) = self { place } else { nil }
    }
}

/// A file of values, or a `values.yaml`.
struct FileLayer: ValuesLayer {
    private let source: ValuePlace.Source
    private let documents: [YAMLPlaces]

    /// Text that is no YAML sets nothing; it was refused before anyone asks.
    init(_ text: [UInt8], source: ValuePlace.Source) {
        self.source = source
        var stream = YAMLDocuments(text)
        var documents: [YAMLPlaces] = []
        while let document = try? stream.next() {
            if let places = try? YAMLPlaces(document, firstLine: stream.firstLine) { documents.append(places) }
        }
        self.documents = documents
    }

    /// Later documents override earlier ones.
    func find(_ path: ValuePath) -> LayerFinding {
        for document in documents.reversed() {
            let finding = document.finding(path, source: source)
            if finding != .absent { return finding }
        }
        return .absent
    }
}

/// Values that stand in place in a file with other things.
struct InlineLayer: ValuesLayer {
    let places: YAMLPlaces
    /// Where the values stand.
    let prefix: ValuePath
    let source: ValuePlace.Source

    func find(_ path: ValuePath) -> LayerFinding {
        places.finding(ValuePath(prefix.components + path.components), source: source, base: prefix.components.count)
    }
}

extension YAMLPlaces {
    /// - Parameter base: how many components lead to the values.
    fileprivate func finding(_ path: ValuePath, source: ValuePlace.Source, base: Int = 0) -> LayerFinding {
        switch find(path) {
        case .found(let place): .decided(ValuePlace(source: source, line: place.line))
        case .blocked(let place, let depth) where depth > base: .decided(ValuePlace(source: source, line: place.line))
        case .blocked, .missing: .absent
        }
    }
}

/// An expression of a flag such as `--set`.
struct ExpressionLayer: ValuesLayer {
    let place: ValuePlace
    /// What the expression alone sets.
    let values: Map

    func find(_ path: ValuePath) -> LayerFinding {
        var value = Value.map(values)
        for component in path.components {
            switch (component, value) {
            case (.key(let key), .map(let map)):
                guard let next = map[key] else { return .absent }
                value = next
            case (.index(let index), .list(let list)):
                // An index leaves the items before it as they are; here they are null.
                guard index < list.count, !list[index].isNil else { return .absent }
                value = list[index]
            default: return .decided(place)
            }
        }
        return .decided(place)
    }
}

/// The values that were given to a release, whose places are not recorded.
struct RecordedLayer: ValuesLayer {
    let release: GoString
    let values: Map

    func find(_ path: ValuePath) -> LayerFinding {
        ExpressionLayer(place: ValuePlace(source: .release(release)), values: values).find(path)
    }
}
