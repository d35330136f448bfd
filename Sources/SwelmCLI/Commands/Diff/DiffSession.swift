import Charts
import Diffing
import Failures
import GoTemplate
import Releases
import Rendering
import Review

/// One run of a `diff` command: what its flags ask for.
struct DiffSession {
    let invocation: Invocation
    let helmDiff: HelmDiffMode
    let comparison: Comparison
    let output: DiffOutput
    /// What a git revision does not have, or cannot give.
    private let notes = ReviewNotes()

    private var flags: ParsedFlags { invocation.flags }

    /// - Throws: `CommandFailure` for a flag that makes no sense.
    init(_ invocation: Invocation) throws {
        self.invocation = invocation
        helmDiff = try HelmDiffMode(invocation.flags, invocation.context.environment)
        comparison = try Comparison(invocation.flags, helmDiff)
        output = try DiffOutput(invocation)
    }

    /// Whether live objects are compared.
    var asksCluster: Bool {
        flags.givenIfDeclared(DiffFlags.live)
            ?? (flags.declares(HelmDiffFlags.threeWayMerge) && helmDiff.mergesThreeWay)
    }

    /// How charts are rendered for a release.
    ///
    /// - Parameter namespace: nil for that of the command.
    func renderSettings(
        _ name: GoString, namespace: GoString? = nil, isUpgrade: Bool = false
    ) throws -> RenderSettings {
        let namespace = namespace ?? invocation.settings.namespace
        return try renderSettings(for: ReleaseOptions(name: name, namespace: namespace, isUpgrade: isUpgrade))
    }

    /// How charts are rendered for what templates are told of a release.
    func renderSettings(for release: ReleaseOptions) throws -> RenderSettings {
        var settings = try RenderSettings(flags, for: release)
        settings.schemas = invocation.schemas
        return settings
    }

    /// Writes reports, and exits with the status they call for.
    func show(_ reports: [DiffReport]) throws {
        invocation.context.output.write(output.text(of: reports))
        try exit(reports)
    }

    /// Exits with the status that reports call for.
    func exit(_ reports: [DiffReport]) throws {
        let status = output.exitStatus(for: reports)
        if status != 0 { throw ExitStatus(code: status) }
    }
}

// MARK: - Values

extension DiffSession {
    /// The values of the new side.
    func newValues() throws(HelmError) -> UserValues {
        try UserValues(flags.valuesOptions, files: ValuesFiles(remote: invocation.remoteValues))
    }

    /// The same as it was typed; none of a command that compares what is recorded.
    private var newOptions: ValuesOptions {
        flags.declares(ValuesFlags.files) ? flags.valuesOptions : ValuesOptions()
    }

    /// What the old side takes: the values of the new one, less what a `--base-…` flag replaces.
    private func oldOptions() throws(CommandFailure) -> ValuesOptions {
        let takesDefaults = flags.givenIfDeclared(BaseFlags.defaults) ?? false
        if takesDefaults, let flag = flags.given(among: BaseFlags.replacing).first {
            throw CommandFailure("--base-defaults and --\(flag.name) make no sense together")
        }
        var options = takesDefaults ? ValuesOptions() : newOptions
        if let files = flags.givenIfDeclared(BaseFlags.files) { options.valueFiles = files }
        if let values = flags.givenIfDeclared(BaseFlags.set) { options.values = values }
        if let values = flags.givenIfDeclared(BaseFlags.setString) { options.stringValues = values }
        if let values = flags.givenIfDeclared(BaseFlags.setFile) { options.fileValues = values }
        if let values = flags.givenIfDeclared(BaseFlags.setJSON) { options.jsonValues = values }
        if let values = flags.givenIfDeclared(BaseFlags.setLiteral) { options.literalValues = values }
        return options
    }
}

// MARK: - Sides

extension DiffSession {
    /// The report of what changes from one side to another.
    ///
    /// - Parameter mayBeNew: whether an old side that a git revision does not have is one without objects.
    func report(_ old: SideReference, _ new: SideReference, mayBeNew: Bool = false) throws -> DiffReport {
        try invocation.failing(with: GoString()) {
            if old == .standardInput && new == .standardInput {
                throw CommandFailure("only one side can come from standard input")
            }
            let baseFiles = flags.givenIfDeclared(BaseFlags.files) ?? []
            let readsValues = (newOptions.valueFiles + baseFiles).contains("-")
            if readsValues && (old == .standardInput || new == .standardInput) {
                throw CommandFailure("a side and values cannot both come from standard input")
            }
            let resolver = SideResolver(
                notes: notes, locator: invocation.chartLocator, remoteValues: invocation.remoteValues
            ) { name, revision in try release(name, revision) }
            defer { for note in notes.lines { invocation.context.warn("warning: " + note) } }
            let name = flags.givenIfDeclared(DiffFlags.release) ?? old.releaseName ?? new.releaseName
            var settings = try renderSettings(name ?? "release-name", isUpgrade: old.releaseName != nil)
            settings.includesCustomResources =
                flags.declares(DiffFlags.includeCRDs) && flags[DiffFlags.includeCRDs]
            warnOfReleaseWithoutCRDs(old, new)
            warnOfUselessValues(areCharts: resolver.isChart(old) || resolver.isChart(new))
            let (oldValues, newValues) = (try oldOptions(), newOptions)
            let sides = (
                old: try side(.old, old) {
                    try resolver.oldSide(
                        old, other: new, values: oldValues, settings: settings, mayBeMissing: mayBeNew)
                },
                new: try side(.new, new) {
                    try resolver.side(new, other: old, values: newValues, settings: settings)
                }
            )
            return try comparison.report(from: sides.old, to: sides.new)
        }
    }

    private func warnOfUselessValues(areCharts: Bool) {
        let given = flags.given(among: ValuesFlags.all + BaseFlags.all)
        guard !areCharts, let first = given.first else { return }
        invocation.context.warn("warning: --\(first.name) has no effect: neither side is a chart")
    }

    private func warnOfReleaseWithoutCRDs(_ old: SideReference, _ new: SideReference) {
        guard flags.givenIfDeclared(DiffFlags.includeCRDs) == true else { return }
        guard old.releaseName != nil || new.releaseName != nil else { return }
        invocation.context.warn("warning: --include-crds has no effect: a release records no files of crds/")
    }

    private func side(
        _ role: ComparisonSide, _ reference: SideReference, _ body: () throws -> any Side
    ) throws -> any Side {
        do { return try body() } catch { throw SideFailure(side: role, name: reference.description, failure: error) }
    }

    /// A revision of a release; 0 for the newest.
    ///
    /// - Parameter name: as it is typed; `NAMESPACE/NAME` for one of another namespace.
    func release(_ typed: GoString, _ revision: Int) throws -> Release {
        let (first, rest) = typed.cut(at: UInt8(ascii: "/"))
        let key = rest.map { ReleaseKey(namespace: first, name: $0) } ?? invocation.key(typed)
        let name = key.name
        do {
            return try invocation.openStoreToRead().release(key, revision: revision)
        } catch let failure as StoreError where failure.isNotFound {
            let number: GoString = revision == 0 ? GoString() : GoString(", revision \(revision),")
            throw CommandFailure("release " + name + number + " not found in namespace " + key.namespace)
        }
    }

    /// The chart a command names, as it was typed.
    func chart(_ name: GoString) throws -> GoString {
        _ = try ChartReference.locate(name, flags: flags, invocation.context)
        return name.trimmingSpace
    }
}

extension SideReference {
    fileprivate var releaseName: GoString? {
        if case .release(let name, _) = self { return name }
        return nil
    }
}

extension RenderSettings {
    /// How the flags have charts rendered.
    init(_ flags: ParsedFlags, for release: ReleaseOptions) throws {
        self.init(release: release)
        capabilities = try flags.capabilities()
        skipsSchemaValidation = flags[RenderingFlags.skipSchemaValidation]
        enablesDNS = flags[RenderingFlags.enableDNS]
        postRenderer = flags.postRenderer
        limits = try flags.executionLimits
    }
}
