import Charts
import Failures
import GoTemplate

extension DependencyUpdate {
    /// Puts the versions into `charts/` that the chart's lock names: `helm dependency build`; without a lock it is an
    /// update.
    ///
    /// Mirrors pkg/downloader manager.go Build.
    ///
    /// - Throws: Helm's message, also for a lock that does not fit what the chart declares.
    package func build() throws(HelmError) {
        let loaded = try load()
        guard let lock = loaded.lock else { return try update(loaded) }
        let declared = loaded.requestedDependencies
        let locked = lock.dependencies?.compactMap { $0 } ?? []
        // Helm 2 knew the names that were written, not their addresses.
        let older = try loaded.metadata.apiVersion == "v1" ? DependencyDigest.textOfHelm2(declared) : nil
        try repositoryCheck.checkNamed(declared)
        try check(lock, older, declared, locked)
        try remote.prepare(locked, addsUnknown: false, report)
        try installation.put(locked)
    }

    private func check(
        _ lock: ChartLock, _ older: GoString?, _ declared: [Dependency], _ locked: [Dependency]
    ) throws(HelmError) {
        if try DependencyDigest.text(declared: declared, locked: locked) == lock.digest { return }
        guard let older else {
            throw HelmError(
                "the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). "
                    + "Please update the dependencies with 'helm dependency update'")
        }
        log.info("warning: a valid Helm v3 hash was not found. Checking against Helm v2 hash...")
        if older == lock.digest { return }
        throw HelmError(
            "the lock file (requirements.lock) is out of sync with the dependencies file (requirements.yaml). "
                + "Please update the dependencies")
    }
}
