import GoTemplate

/// Tells changes that are worth a look from those that come with every release.
struct NoiseClassifier: Sendable {
    let random: RandomFields
    /// See `Differ.Options`.
    let isAgainstRelease: Bool

    /// Why a change is noise; nil if it is not.
    func classify(_ change: FieldChange, in pair: ObjectMatching.Pair) -> NoiseClass? {
        if isNullField(change) { return .null }
        guard change.kind == .changed, let old = change.old, let new = change.new else { return nil }
        if case .randomName = pair.reason, change.path == FieldPath("metadata", "name") { return .random }
        if !isWrittenByUpgrade(pair.new), isRandom(change, pair) { return .random }
        guard old.isScalar, new.isScalar, !isImmutable(change.path, kind: (pair.new ?? pair.old)?.identity.kind) else {
            return nil
        }
        return metadataNoise(change.path.keys, old.text, new.text)
    }

    /// Kubernetes drops fields that are null.
    private func isNullField(_ change: FieldChange) -> Bool {
        guard case .key? = change.path.elements.last else { return false }
        switch change.kind {
        case .added: return change.new?.kind == .null
        case .removed: return change.old?.kind == .null
        default: return false
        }
    }

    /// Where even a label must not change, no change of it is noise: the API server refuses it.
    private func isImmutable(_ path: FieldPath, kind: GoString?) -> Bool {
        let keys = path.keys
        if keys.contains("volumeClaimTemplates") { return true }
        return kind == "Job" && keys.starts(with: ["spec", "template"])
    }

    /// Labels and annotations of objects and of the templates within them, but not selectors.
    private func metadataNoise(_ keys: [GoString], _ old: GoString, _ new: GoString) -> NoiseClass? {
        guard keys.count >= 3, let key = keys.last, keys[keys.count - 3].hasSuffix("etadata") else { return nil }
        switch keys[keys.count - 2] {
        case "labels": return isChartVersion(key, old, new) ? .chartVersion : nil
        case "annotations":
            if isChecksum(key, old, new) { return .checksum }
            return isChartVersion(key, old, new) ? .chartVersion : nil
        default: return nil
        }
    }

    private func isChartVersion(_ key: GoString, _ old: GoString, _ new: GoString) -> Bool {
        switch key {
        case "helm.sh/chart", "app.kubernetes.io/version": true
        // Labels of charts from the time of Helm 2.
        case "chart": ChartVersion.name(of: old).map { $0 == ChartVersion.name(of: new) } ?? false
        default: false
        }
    }

    private func isChecksum(_ key: GoString, _ old: GoString, _ new: GoString) -> Bool {
        if key.hasPrefix("checksum/") { return true }
        return old.count == new.count && isDigest(old) && isDigest(new)
    }

    /// Hexadecimal digits, as many as a digest has.
    private func isDigest(_ text: GoString) -> Bool {
        guard [32, 40, 56, 64, 96, 128].contains(text.count) else { return false }
        return text.bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

/// The value of a label such as `chart: web-1.2.3`.
private enum ChartVersion {
    /// What stands before the version.
    static func name(of label: GoString) -> GoString? {
        let bytes = label.bytes
        let dash = bytes.indices.dropLast().last {
            bytes[$0] == UInt8(ascii: "-") && (0x30...0x39).contains(bytes[$0 + 1])
        }
        guard let dash, bytes[dash...].contains(UInt8(ascii: ".")) else { return nil }
        return GoString(bytes[..<dash])
    }
}

// MARK: - Random values

extension NoiseClassifier {
    /// Whether each upgrade writes another value there.
    func isMadeAnew(_ change: FieldChange, in pair: ObjectMatching.Pair) -> Bool {
        guard change.kind == .changed, let new = pair.new, isWrittenByUpgrade(new) else { return false }
        return random.new.change(of: new.identity, at: change.path.key(on: .new)) != nil
    }

    /// Whether each upgrade adds the object under another name.
    func isMadeAnew(_ added: DiffObject) -> Bool {
        isWrittenByUpgrade(added) && random.new.names.contains(added.identity)
    }

    /// Whether the upgrade of a release that is compared writes the object: hooks of other events stay as they are.
    func isWrittenByUpgrade(_ object: DiffObject?) -> Bool {
        guard isAgainstRelease, let object else { return false }
        switch object.identity.role {
        case .managed: return true
        case .chartCRD: return false
        case .hook: return !object.hookEvents.isDisjoint(with: ["pre-upgrade", "post-upgrade"])
        }
    }

    /// Whether each side that was rendered twice has another value there in each render, and only that changed.
    private func isRandom(_ change: FieldChange, _ pair: ObjectMatching.Pair) -> Bool {
        guard random.old.isKnown || random.new.isKnown, let old = pair.old, let new = pair.new else { return false }
        let oldRandom = random.old.change(of: old.identity, at: change.path.key(on: .old))
        let newRandom = random.new.change(of: new.identity, at: change.path.key(on: .new))
        guard !random.old.isKnown || oldRandom != nil, !random.new.isKnown || newRandom != nil else { return false }
        return RandomLines.isOnlyDifference(change, oldRandom, newRandom)
    }
}

/// Looks for real changes in texts of which some lines are random.
private enum RandomLines {
    /// Whether nothing is left of a change of a text without its random lines; true for values of one line.
    static func isOnlyDifference(_ change: FieldChange, _ oldRandom: FieldChange?, _ newRandom: FieldChange?) -> Bool {
        guard let old = lines(change.old), let new = lines(change.new) else { return true }
        return fixed(old, oldRandom) == fixed(new, newRandom)
    }

    /// The digests of the lines of a text; nil for anything but a string of several lines.
    private static func lines(_ node: Node?) -> [UInt64]? {
        guard let node, node.kind == .string else { return nil }
        let lines = TextLines.split(node.text)
        return lines.count > 1 ? lines.map(TextLines.digest) : nil
    }

    /// The lines with 0 in the place of each random one.
    private static func fixed(_ lines: [UInt64], _ random: FieldChange?) -> [UInt64] {
        guard let again = self.lines(random?.new) else { return lines }
        var fixed = [UInt64](repeating: 0, count: lines.count)
        for match in SequenceAlignment.align(lines, again) { fixed[match.old] = lines[match.old] }
        return fixed
    }
}
