import Diffing
import GoTemplate
import Rendering

/// Finds for each changed field the template line that wrote it, and the values that brought the change about.
///
/// A template line comes from the trace of the side that has the field. A value is named only where it differs between
/// the sides and was read for the field.
struct CauseFinder {
    /// How many values are named for a field.
    private static let maximumOrigins = 3
    /// How many lines of an added or removed field are looked at.
    private static let maximumLines = 64

    private let old: RenderedSide
    private let new: RenderedSide
    /// Nil where the values of a side are not known.
    private let differences: ValueDifferences?

    init(old: RenderedSide, new: RenderedSide) {
        self.old = old
        self.new = new
        if let old = old.causes?.values, let new = new.causes?.values {
            differences = ValueDifferences(old.effective, new.effective)
        } else {
            differences = nil
        }
    }

    /// Sets the causes of all changes.
    func addCauses(to report: inout DiffReport) {
        old.prepareCauses(of: report.objects.compactMap(\.old))
        new.prepareCauses(of: report.objects.compactMap(\.new))
        for index in report.objects.indices {
            let object = report.objects[index]
            report.objects[index].cause = cause(of: object)
            for change in object.changes.indices {
                report.objects[index].changes[change].cause = cause(of: object.changes[change], in: object)
            }
        }
    }

    /// The values that add or remove an object: those that differ among the ones read for its first line.
    private func cause(of object: ObjectDiff) -> Cause? {
        let (present, rendered) = object.kind == .added ? (object.new, new) : (object.old, old)
        guard object.kind == .added || object.kind == .removed, let present, let differences else { return nil }
        guard let document = rendered.document(of: present), let causes = rendered.causes else { return nil }
        let reads = causes.origins(ofLine: 1, of: document).flatMap(\.reads)
        var values: [ValuePath] = []
        for case let path? in reads.map(differences.covering) where !values.contains(path) { values.append(path) }
        let origins = values.prefix(Self.maximumOrigins).compactMap(origin)
        return origins.isEmpty ? nil : Cause(template: nil, origins: origins)
    }

    private func cause(of change: FieldChange, in object: ObjectDiff) -> Cause? {
        let newOrigins = origins(of: change.new, other: change.old, in: object.new, new)
        let oldOrigins = origins(of: change.old, other: change.new, in: object.old, old)
        let template = (newOrigins.first ?? oldOrigins.first).map {
            Cause.Place(file: $0.file, line: $0.position.line)
        }
        let reads = (newOrigins + oldOrigins).flatMap(\.reads)
        let values = values(behind: reads, for: change).prefix(Self.maximumOrigins).compactMap(origin)
        return template == nil && values.isEmpty ? nil : Cause(template: template, origins: values)
    }

    /// What wrote the lines of a field, those lines first that differ from the other side.
    private func origins(
        of node: Node?, other: Node?, in object: DiffObject?, _ rendered: RenderedSide
    ) -> [TraceOrigin] {
        guard let node, let object, let causes = rendered.causes else { return [] }
        guard let document = rendered.document(of: object) else { return [] }
        var found: [TraceOrigin] = []
        for line in ChangedLines(node: node, other: other, document: document).lines.prefix(Self.maximumLines) {
            let origins = causes.origins(ofLine: line, of: document)
            found += origins.filter { !found.contains($0) }
        }
        return found
    }

    /// What to say of a value: its path, and where each side sets it.
    private func origin(of path: ValuePath) -> Cause.Origin? {
        let path = widest(path)
        let newPlace = new.causes?.values?.provenance.place(of: path)
        let oldPlace = old.causes?.values?.provenance.place(of: path)
        guard let place = newPlace ?? oldPlace else { return nil }
        let isElsewhere = newPlace != nil && oldPlace?.source != newPlace?.source
        return Cause.Origin(
            value: GoString(".Values." + path.description), setAt: place.description,
            previouslySetAt: isElsewhere ? oldPlace?.description : nil)
    }

    /// A global of a subchart as the chart has it that hands it down.
    private func widest(_ path: ValuePath) -> ValuePath {
        guard let index = path.components.firstIndex(of: .key("global")), index > 0 else { return path }
        for end in 0..<index {
            let candidate = ValuePath(Array(path.components[..<end] + path.components[index...]))
            if differences?.covering(candidate) != nil { return candidate }
        }
        return path
    }
}

// MARK: - Values

extension CauseFinder {
    /// How sure it is that a value is a cause.
    private enum Certainty: Int {
        /// Something within the value differs, and was perhaps not used.
        case container
        /// The value was read, and differs.
        case read
        /// Its text is in the field, too.
        case seen
    }

    /// The differing values among those read, those only of the highest certainty.
    private func values(behind reads: [ValuePath], for change: FieldChange) -> [ValuePath] {
        guard let differences else { return valuesSeen(in: change, among: reads) }
        if differences.isEmpty { return [] }
        var found: [(path: ValuePath, certainty: Certainty)] = []
        for read in reads {
            for path in candidates(for: read, change, differences) where !found.contains(where: { $0.path == path }) {
                found.append((path, certainty(of: path, read: read, change)))
            }
        }
        let highest = found.map(\.certainty.rawValue).max()
        return found.filter { $0.certainty.rawValue == highest }.map(\.path)
    }

    /// What to say where the values of a side are not known: which value is the field's own text.
    private func valuesSeen(in change: FieldChange, among reads: [ValuePath]) -> [ValuePath] {
        let (node, values) =
            change.new == nil
            ? (change.old, old.causes?.values?.effective) : (change.new, new.causes?.values?.effective)
        guard let node, node.isScalar, let values else { return [] }
        let seen = reads.first { read in
            guard let value = values.value(at: read), !value.isNil else { return false }
            let text = GoFormat.sprint([value])
            return text == node.text || (text.count >= Self.tellingLength && node.text.contains(text))
        }
        return seen.map { [$0] } ?? []
    }

    /// Shorter texts may be part of a field by chance.
    private static let tellingLength = 4

    private func candidates(
        for read: ValuePath, _ change: FieldChange, _ differences: ValueDifferences
    ) -> [ValuePath] {
        if let path = differences.covering(read) { return [path] }
        let below = differences.below(read, limit: 256)
        guard below.count > 1 else { return below }
        let lengths = below.map { Self.commonSuffix($0, change.path) }
        guard let longest = lengths.max(), longest > 0 else { return below }
        return zip(below, lengths).filter { $0.1 == longest }.map(\.0)
    }

    private func certainty(of path: ValuePath, read: ValuePath, _ change: FieldChange) -> Certainty {
        if isSeen(path, in: change) { return .seen }
        return path.contains(read) ? .read : .container
    }

    /// Whether the field of the side that has it holds the text of the value there.
    private func isSeen(_ path: ValuePath, in change: FieldChange) -> Bool {
        let (node, values) =
            change.new == nil
            ? (change.old, old.causes?.values?.effective) : (change.new, new.causes?.values?.effective)
        guard let node, node.isScalar, let value = values?.value(at: path) else { return false }
        let text = GoFormat.sprint([value])
        return !text.isEmpty && node.text.contains(text)
    }

    /// How many last keys of a value's path and a field's are the same: `resources.limits.cpu` is written to
    /// `spec.containers[name=app].resources.limits.cpu`.
    private static func commonSuffix(_ path: ValuePath, _ field: FieldPath) -> Int {
        let keys = path.components.compactMap { if case .key(let key) = $0 { key } else { nil } }
        return zip(keys.reversed(), field.keys.reversed()).prefix { $0 == $1 }.count
    }
}
