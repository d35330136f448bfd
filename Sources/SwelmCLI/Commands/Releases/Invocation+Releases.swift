import Charts
import Failures
import GoTemplate
import Operations
import Releases

extension Invocation {
    var settings: Settings { Settings(context.environment, flags) }

    /// The release of that name in the command's namespace.
    func key(_ name: GoString) -> ReleaseKey { ReleaseKey(namespace: settings.namespace, name: name) }

    /// The store that the flags or the environment name.
    ///
    /// - Parameter connection: the way to the cluster; nil for none.
    private func openStore(_ connection: ClusterConnection?) throws -> any ReleaseStore {
        if let store = context.store { return store }
        let location = try effectiveStoreLocation()
        // Helm has no word for where its Secrets are.
        if logsSteps, connection == nil { context.log(.debug, "Release store", [("location", location.url)]) }
        let store = try open(location, connection)
        if location == .memory { try loadMemoryDriverData { try $0.load(into: store) } }
        return store
    }

    /// - Parameter connection: the way to the cluster; nil for none.
    func open(_ location: StoreLocation, _ connection: ClusterConnection?) throws -> any ReleaseStore {
        try location.open(onCreation: noteNewStore) { kind in
            guard let connection else { return try StoreLocation.refuse(kind) }
            return ClusterReleaseStore(APIRecordObjects(connection, kind: kind), kind: kind)
        }
    }

    /// Looks whether Helm's memory driver has what it starts with, which Helm does before anything else.
    func checkMemoryDriverData() throws {
        guard context.store == nil, try effectiveStoreLocation() == .memory else { return }
        try loadMemoryDriverData { try $0.check() }
    }

    /// Loads what Helm's memory driver starts with; why that fails is said in the log alone, as Helm says it.
    private func loadMemoryDriverData(_ load: (MemoryDriverData) throws -> Void) throws {
        let isHelms = storeFlag.isEmpty && (context.environment["SWELM_STORE"] ?? "").isEmpty
        do { try load(MemoryDriverData(context.environment, isRequired: isHelms)) } catch {
            context.log(.info, error.goMessage)
            throw ExitStatus(code: 1)
        }
    }

    private var namesNoStore: Bool {
        StoreLocation.isDefault(flag: storeFlag) { context.environment[$0] }
    }

    private var storeFlag: GoString { flags.givenIfDeclared(ReleaseFlags.location) ?? "" }

    /// Where releases are recorded: if nobody says so, in Secrets where there is a cluster, as in Helm.
    func effectiveStoreLocation() throws -> StoreLocation {
        let location = try storeLocation()
        return namesNoStore && context.cluster == nil && hasCluster ? .cluster(.secret) : location
    }

    var recordsInCluster: Bool {
        if case .cluster? = try? effectiveStoreLocation() { context.store == nil } else { false }
    }

    /// Where the store is, if there is no cluster; an unknown driver of Helm is said in the log alone, as Helm says it.
    func storeLocation() throws -> StoreLocation {
        do { return try StoreLocation(flag: storeFlag) { context.environment[$0] } } catch {
            guard let error = error as? StoreError, case .unknownDriver = error.kind else { throw error }
            context.log(.info, error.message)
            throw ExitStatus(code: 1)
        }
    }

    /// On a fresh machine, such as each of a pipeline, nobody would look for an empty history in a new file.
    private func noteNewStore(_ path: GoString) {
        guard namesNoStore else { return }
        let advice: GoString = "; SWELM_STORE or --store names another"
        context.warn("swelm: a new release store was made at " + path + advice)
    }

    /// The store of a command that reads: operations that were cut off show as failed.
    func openStoreToRead() throws -> any ReleaseStore { try openToRead(log: Log(), for: .records).store }

    /// The same, and the cluster that what is read was applied to; it is asked first whether it is there.
    func openToRead(
        log: Log, for work: ClusterWork = .objects
    ) throws -> (store: any ReleaseStore, cluster: any Cluster) {
        let connection = try clusterConnection(log: log)
        let cluster = try cluster(connection, log: log)
        try cluster.checkReachable(for: work)
        let store = try openStore(connection)
        // A store that cannot be written is read as it is.
        _ = try? store.recoverInterrupted()
        return (store, cluster)
    }

    /// What an operation works with.
    ///
    /// - Parameter requester: nil for whoever runs the command, who is looked for then.
    func operationScope(log: Log, for requester: Requester? = nil) throws -> OperationScope {
        let connection = try clusterConnection(log: log)
        var scope = OperationScope(
            store: try openStore(connection), cluster: try cluster(connection, log: log),
            requester: requester ?? Requester(environment: context.environment), log: log)
        scope.lockTimeout = (flags.givenIfDeclared(ReleaseFlags.lockTimeout) ?? .zero).seconds
        scope.reason = flags.givenIfDeclared(ReleaseFlags.reason) ?? GoString()
        guard flags.declares(ReleaseFlags.duringRollout) else { return scope }
        scope.duringRollout = try flags.word(of: ReleaseFlags.duringRollout)
        return scope
    }

    /// Runs an operation and says, in Helm's words, where a signal ended it.
    ///
    /// Mirrors pkg/cmd install.go runInstall and upgrade.go.
    func tellingCancellation<Result>(of release: GoString, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch {
            let cause = (error as? UpgradeOrInstallFailure)?.failure ?? error
            let line = "Release " + release + " has been cancelled.\n"
            if (cause as? ClusterFailure)?.isCancellation == true { print(line) }
            throw error
        }
    }

    /// `-n`, or every namespace.
    var listedNamespace: GoString? { flags[ListFlags.allNamespaces] ? nil : settings.namespace }

    func print(_ text: GoString) { context.output.write(text.bytes) }
}
