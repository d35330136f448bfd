import GoTemplate

/// The words that several formats have in common.
extension DiffReport {
    /// The objects to show: those with noise alone only where noise is shown.
    func shownObjects(_ options: ReportOptions) -> [ObjectDiff] {
        options.showsNoise ? objects : objects.filter { !$0.isNoise }
    }

    /// How many objects there are of each kind, in a fixed order, without kinds that do not occur.
    func counts(_ options: ReportOptions) -> [(kind: ObjectDiff.Kind, count: Int)] {
        let shown = shownObjects(options)
        let kinds: [ObjectDiff.Kind] = [.added, .changed, .renamed, .reordered, .removed]
        return kinds.map { kind in (kind, shown.count { $0.kind == kind }) }.filter { $0.count > 0 }
    }

    /// `1 added, 2 changed`, or that nothing changes.
    func summary(_ options: ReportOptions) -> String {
        let counts = counts(options)
        guard !counts.isEmpty else { return withoutChanges }
        return counts.map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ") + "."
    }

    private var withoutChanges: String {
        if !noise.isEmpty { return "No changes but noise." }
        return ignored.text == nil ? "No changes." : "No changes but what is ignored."
    }

    /// One line for each class of noise: `12 chart version labels in 12 objects`.
    var noiseLines: [String] {
        noise.map { count in
            let objects = count.objects == 1 ? "1 object" : "\(count.objects) objects"
            return "\(count.fields) \(count.noise.title(count: count.fields)) in \(objects)"
        }
    }

    /// What is counted below the objects and not shown, whatever is asked for.
    var ignoredLines: [String] { ignored.text.map { [$0] } ?? [] }

    /// What was wrong with the documents: those that were not compared, and objects that one side has twice.
    var warnings: [GoString] {
        let sides: [(String, DiffSide)] = [("old", old), ("new", new)]
        let problems = sides.flatMap { role, side in
            side.problems.map { problem in
                "not compared (" + GoString(role) + " side): " + problem.source + GoString(":\(problem.line): ")
                    + problem.message
            }
        }
        let duplicates = self.duplicates.map { duplicate -> GoString in
            let places = duplicate.objects.map { $0.source + GoString(":\($0.line)") }
            let name = duplicate.objects.first?.identity.text ?? GoString()
            return "duplicate (" + GoString(duplicate.side.rawValue) + " side): " + name + " in "
                + .joined(places, by: ", ")
        }
        return problems + duplicates
    }

    /// The risks, the most severe first.
    var sortedRisks: [Risk] {
        risks.enumerated().sorted {
            ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
        }.map(\.element)
    }
}

extension FieldChange {
    func isShown(withNoise showsNoise: Bool) -> Bool { !isIgnored && (showsNoise || noise == nil) }
}

extension ObjectDiff {
    /// The changes that a format without lines shows.
    func shownChanges(_ options: ReportOptions) -> [FieldChange] {
        hidesContent ? [] : changes.filter { $0.isShown(withNoise: options.showsNoise) }
    }

    /// What happens to the object: `has changed`, `has been added`; helm-diff's words where it has some.
    var wording: String {
        switch kind {
        case .added: "has been added"
        case .removed: isKept ? "is no longer part of the release, but kept" : "has been removed"
        case .changed: "has changed"
        case .renamed: "has been renamed"
        case .reordered: "has list elements in another order, and no other change"
        }
    }

    /// The template of the object, the old one of a removed object, and what adds or removes it.
    var place: GoString {
        guard let object = new ?? old else { return GoString() }
        return object.source + (cause.map { ", " + $0.text } ?? GoString())
    }

    /// How much of the object stayed and what it was called, for renamed ones.
    var renameNote: GoString? {
        guard kind == .renamed, let old, let similarity else { return nil }
        return "from " + old.identity.text + GoString(", \(Int(similarity * 100)) % the same")
    }

    /// helm-diff's name of an object: `default, web, Deployment (apps)`.
    ///
    /// Mirrors manifest/parse.go of helm-diff: of an `apiVersion` without a group, such as `v1`, all is shown.
    static func key(_ object: DiffObject) -> GoString {
        let identity = object.identity
        let group = identity.group.isEmpty ? object.apiVersion : identity.group
        return identity.namespace + ", " + identity.name + ", " + identity.kind + " (" + group + ")"
    }

    /// The path that stands above a hunk: that of what all of its changes lie in.
    func title(of hunk: Range<Int>, in listing: Listing) -> GoString {
        let shown = Set(listing.lines[hunk].compactMap(\.change)).filter(changes.indices.contains)
        let parents = shown.map { changes[$0].path.elements.dropLast() }
        guard let first = parents.first else { return GoString() }
        let common = parents.dropFirst().reduce(first) { common, parent in
            common.prefix(zip(common, parent).prefix { $0 == $1 }.count)
        }
        return FieldPath(Array(common)).text
    }
}
