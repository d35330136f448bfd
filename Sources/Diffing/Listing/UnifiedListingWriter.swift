import GoTemplate

/// Writes both sides of an object as one listing.
///
/// The objects are walked side by side, so the lines follow the meaning: keys in another order, or elements of lists that
/// moved, are no lines removed here and added there.
struct UnifiedListingWriter {
    /// Whether changes that are noise are listed as changes; otherwise their new value is context.
    let showsNoise: Bool
    private let object: ObjectDiff
    private let indices: [FieldPath: Int]
    private var listing = Listing()
    private var path: [PathElement] = []
    private var indentation = 0
    /// The columns of dashes that the next line of a side begins with.
    private var oldDashes: [Int] = []
    private var newDashes: [Int] = []
    /// The cause of the last changes, said after the last of them.
    private var pendingCause: PendingCause?

    private struct PendingCause {
        let cause: Cause
        let change: Int
        let indentation: Int
    }

    static func list(_ object: ObjectDiff, showsNoise: Bool) -> Listing {
        guard !object.hidesContent else { return .suppressed }
        var writer = UnifiedListingWriter(object, showsNoise: showsNoise)
        writer.list()
        return object.hiddenLines.map(writer.listing.hiding) ?? writer.listing
    }

    private init(_ object: ObjectDiff, showsNoise: Bool) {
        self.object = object
        self.showsNoise = showsNoise
        indices = Dictionary(
            object.changes.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, second in max(first, second) }
        )
    }

    private mutating func list() {
        switch (object.old?.root, object.new?.root) {
        case (let old?, let new?): list(old, new, label: [])
        case (let old?, nil): list(old, .removed, label: [], change: nil)
        case (nil, let new?): list(new, .added, label: [], change: nil)
        case (nil, nil): break
        }
        sayCause()
    }
}

// MARK: - Both sides

extension UnifiedListingWriter {
    private mutating func list(_ old: Node, _ new: Node, label: [UInt8]) {
        if old.isSame(as: new) { return listSame(old, new, label: label) }
        switch (old.kind, new.kind) {
        case (.map, .map) where !old.isEmpty && !new.isEmpty: listMaps(old, new, label: label)
        case (.list, .list) where !old.isEmpty && !new.isEmpty: listLists(old, new, label: label)
        default: listChanged(old, new, label: label)
        }
    }

    private func change(_ kind: FieldChange.Kind) -> Int? {
        guard let index = indices[FieldPath(path)] else { return nil }
        return object.changes[index].kind == kind ? index : nil
    }

    private func isHidden(_ change: Int?) -> Bool {
        guard let change else { return false }
        return !object.changes[change].isShown(withNoise: showsNoise)
    }

    private mutating func listMaps(_ old: Node, _ new: Node, label: [UInt8]) {
        let isNested = beginMap(old, new, label: label)
        for pair in MapMatch(old, new).pairs {
            path.append(.key(pair.key))
            if pair.isSame { listSame(pair) } else { list(pair.old, pair.new, label: Self.label(pair.key)) }
            path.removeLast()
        }
        if isNested { indentation -= 2 }
    }

    /// Lists a field that means the same on both sides, which is shown as the new one has it.
    private mutating func listSame(_ pair: MapMatch.Pair) {
        guard let new = pair.new else { return }
        let label = Self.label(pair.key)
        guard let old = pair.old, old.isSame(as: new) else { return list(new, .context, label: label, change: nil) }
        listSame(old, new, label: label)
    }

    private mutating func beginMap(_ old: Node?, _ new: Node?, label: [UInt8]) -> Bool {
        guard !label.isEmpty else { return false }
        append(.context, label, old, new, change: nil)
        indentation += 2
        return true
    }

    private mutating func list(_ old: Node?, _ new: Node?, label: [UInt8]) {
        switch (old, new) {
        case (let old?, let new?): list(old, new, label: label)
        case (let old?, nil): listOne(old, .removed, label: label)
        case (nil, let new?): listOne(new, .added, label: label)
        case (nil, nil): break
        }
    }

    /// A field of one side.
    private mutating func listOne(_ node: Node, _ mark: Listing.Line.Mark, label: [UInt8]) {
        let index = change(mark == .added ? .added : .removed)
        if !isHidden(index) {
            list(node, mark, label: label, change: index)
            note(index)
        } else if mark == .added {
            list(node, .context, label: label, change: nil)
        }
    }

    private mutating func listLists(_ old: Node, _ new: Node, label: [UInt8]) {
        if !label.isEmpty { append(.context, label, old, new, change: nil) }
        let match = ListMatch(old, new, field: FieldPath(path).field)
        if match.isReordered { noteOrder(match) }
        for pair in match.pairs {
            path.append(.item(pair.item))
            beginItem(isOld: pair.old != nil, isNew: pair.new != nil)
            list(pair.old, pair.new, label: [])
            endItem()
            path.removeLast()
        }
    }

    private mutating func beginItem(isOld: Bool, isNew: Bool) {
        if isOld { oldDashes.append(indentation) }
        if isNew { newDashes.append(indentation) }
        indentation += 2
    }

    /// A dash of an outer list is used up as soon as a line of that side came; one of this list has no use any more.
    private mutating func endItem() {
        indentation -= 2
        let column = indentation
        oldDashes.removeAll { $0 >= column }
        newDashes.removeAll { $0 >= column }
    }

    private mutating func noteOrder(_ match: ListMatch) {
        guard let index = change(.moved), !isHidden(index) else { return }
        append(.note, Array("(order changed)".utf8), nil, nil, change: index)
        note(index)
    }

    private mutating func listChanged(_ old: Node, _ new: Node, label: [UInt8]) {
        let index = change(.changed)
        if isHidden(index) { return list(new, .context, label: label, change: nil) }
        if old.isSimple && new.isSimple {
            listScalars(old, new, label: label, change: index)
        } else {
            list(old, .removed, label: label, change: index)
            list(new, .added, label: label, change: index)
        }
        note(index)
    }
}

extension Node {
    /// Whether this is shown as a scalar: one, or an empty collection.
    fileprivate var isSimple: Bool { isScalar || isEmpty }
}

// MARK: - One side

extension UnifiedListingWriter {
    /// Lists a field with the same mark on all lines.
    private mutating func list(_ node: Node, _ mark: Listing.Line.Mark, label: [UInt8], change: Int?) {
        walk(node, label: label) { writer, text, place in
            let (old, new) = mark == .removed ? (place, nil) : (nil, place)
            writer.append(mark, LongLine.shorten(text), old, new, change: change)
        }
    }

    /// Lists a field that is the same on both sides.
    private mutating func listSame(_ old: Node, _ new: Node, label: [UInt8]) {
        let shift = old.index - new.index
        walk(new, label: label) { writer, text, place in
            // Unless the keys have another order, the field stands at the same place of its tree.
            let partner = place.flatMap { place in
                let partner = Node(tree: old.tree, index: place.index + shift)
                return partner.isSame(as: place) ? partner : nil
            }
            writer.append(.context, LongLine.shorten(text), partner, place, change: nil)
        }
    }

    private typealias Emit = (inout UnifiedListingWriter, [UInt8], Node?) -> Void

    private mutating func walk(_ node: Node, label: [UInt8], emit: Emit) {
        if node.isSimple { return walkScalar(node, label: label, emit: emit) }
        if !label.isEmpty { emit(&self, label, node) }
        if node.kind == .map {
            let isNested = !label.isEmpty
            if isNested { indentation += 2 }
            for child in node.children { walk(child, label: Self.label(child.key ?? GoString()), emit: emit) }
            if isNested { indentation -= 2 }
        } else {
            for child in node.children {
                beginItem(isOld: true, isNew: true)
                walk(child, label: [], emit: emit)
                endItem()
            }
        }
    }

    private mutating func walkScalar(_ node: Node, label: [UInt8], emit: Emit) {
        switch ScalarText(node) {
        case .inline(let text): emit(&self, Self.line(label, text), node)
        case .block(let header, let lines):
            emit(&self, Self.line(label, Array(header.rawValue.utf8)), node)
            indentation += 2
            for line in lines { emit(&self, line, nil) }
            indentation -= 2
        }
    }

    private static func label(_ key: GoString) -> [UInt8] { ScalarText.inlineText(key) + [UInt8(ascii: ":")] }

    private static func line(_ label: [UInt8], _ text: [UInt8]) -> [UInt8] {
        label.isEmpty ? text : label + [0x20] + text
    }
}

// MARK: - Changed scalars

extension UnifiedListingWriter {
    private mutating func listScalars(_ old: Node, _ new: Node, label: [UInt8], change: Int?) {
        switch (ScalarText(old), ScalarText(new)) {
        case (.inline(let first), .inline(let second)):
            appendPair(
                Self.line(label, first), Self.line(label, second), old, new, start: label.isEmpty ? 0 : label.count + 1,
                change: change)
        case (.block(let first, let oldLines), .block(let second, let newLines)):
            if first == second {
                append(.context, Self.line(label, Array(first.rawValue.utf8)), old, new, change: nil)
            } else {
                append(.removed, Self.line(label, Array(first.rawValue.utf8)), old, nil, change: change)
                append(.added, Self.line(label, Array(second.rawValue.utf8)), nil, new, change: change)
            }
            indentation += 2
            listBlocks(oldLines, newLines, change: change)
            indentation -= 2
        default:
            list(old, .removed, label: label, change: change)
            list(new, .added, label: label, change: change)
        }
    }

    /// Compares two texts by line.
    private mutating func listBlocks(_ old: [[UInt8]], _ new: [[UInt8]], change: Int?) {
        let matches = SequenceAlignment.align(
            old.map { TextLines.digest($0[...]) }, new.map { TextLines.digest($0[...]) })
        var (oldStart, newStart) = (0, 0)
        for match in matches + [SequenceAlignment.Match(old: old.count, new: new.count)] {
            appendGap(Array(old[oldStart..<match.old]), Array(new[newStart..<match.new]), change: change)
            if match.new < new.count { append(.context, LongLine.shorten(new[match.new]), nil, nil, change: nil) }
            (oldStart, newStart) = (match.old + 1, match.new + 1)
        }
    }

    private mutating func appendGap(_ old: [[UInt8]], _ new: [[UInt8]], change: Int?) {
        let pairs = old.count == new.count ? zip(old, new).map { LinePair($0, $1, start: 0) } : []
        for (index, line) in old.enumerated() {
            let pair = pairs.isEmpty ? nil : pairs[index]
            append(.removed, pair?.old ?? LongLine.shorten(line), nil, nil, change: change, emphasis: pair?.oldEmphasis)
        }
        for (index, line) in new.enumerated() {
            let pair = pairs.isEmpty ? nil : pairs[index]
            append(.added, pair?.new ?? LongLine.shorten(line), nil, nil, change: change, emphasis: pair?.newEmphasis)
        }
    }

    private mutating func appendPair(
        _ old: [UInt8], _ new: [UInt8], _ oldNode: Node, _ newNode: Node, start: Int, change: Int?
    ) {
        let pair = LinePair(old, new, start: start)
        append(.removed, pair.old, oldNode, nil, change: change, emphasis: pair.oldEmphasis)
        append(.added, pair.new, nil, newNode, change: change, emphasis: pair.newEmphasis)
    }
}

// MARK: - Lines

extension UnifiedListingWriter {
    private mutating func append(
        _ mark: Listing.Line.Mark, _ text: [UInt8], _ old: Node?, _ new: Node?, change: Int?,
        emphasis: Range<Int>? = nil
    ) {
        if mark == .context || change.flatMap({ object.changes[$0].cause }) != pendingCause?.cause { sayCause() }
        let line = prefix(mark) + text
        let shift = line.count - text.count
        listing.lines.append(
            Listing.Line(
                mark: mark, text: line, oldLine: old?.line, newLine: new?.line, change: change,
                emphasis: emphasis.map { $0.lowerBound + shift..<$0.upperBound + shift }))
    }

    /// The indentation, with the dashes of the list elements that the line begins.
    private mutating func prefix(_ mark: Listing.Line.Mark) -> [UInt8] {
        var prefix = [UInt8](repeating: 0x20, count: indentation)
        guard mark != .note else { return prefix }
        for column in mark == .removed ? oldDashes : newDashes where column < indentation {
            prefix[column] = UInt8(ascii: "-")
        }
        if mark != .added { oldDashes = [] }
        if mark != .removed { newDashes = [] }
        return prefix
    }

    /// Lets the listing say where a change comes from, once for changes that follow each other.
    private mutating func note(_ change: Int?) {
        guard let change, let cause = object.changes[change].cause else { return }
        pendingCause = PendingCause(cause: cause, change: change, indentation: indentation)
    }

    private mutating func sayCause() {
        guard let pending = pendingCause else { return }
        pendingCause = nil
        let text = [UInt8](repeating: 0x20, count: pending.indentation) + VisibleText.escape(pending.cause.text.bytes)
        listing.lines.append(
            Listing.Line(mark: .note, text: text, oldLine: nil, newLine: nil, change: pending.change))
    }
}
