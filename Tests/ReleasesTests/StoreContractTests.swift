import Codecs
import GoLibrary
import GoTemplate
import Testing

@testable import Releases

@Suite("What every release store does")
struct StoreContractTests {
    @Test(arguments: StoreFixture.available)
    func keepsAllOfARelease(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        var audit = ReleaseAudit()
        audit.operation = .known(.upgrade)
        audit.user = "ann"
        (audit.rollout, audit.stage, audit.attempt) = ("web.3", "2 ten per cent", 2)
        (audit.effect, audit.reason) = ("stage/1/2/applying/web", "hot fix")
        audit.setValues = [ReleaseAudit.SetValue(flag: "set", expression: "a=b")]
        audit.valuesFiles = [ReleaseAudit.ValuesFile(path: "v.yaml", digest: "00")]
        audit.effectiveValues = Map([("a", .float(2))])
        let lease = try store.acquire(Sample.key, Sample.request())
        let release = Sample.release(1, .pendingInstall)
        try store.begin(release, audit: audit, under: lease)
        let read = try store.release(Sample.key, revision: 0)
        #expect(GoString(try RecordCodec.json(of: read)) == GoString(try RecordCodec.json(of: release)))
        #expect(read.labels == ["stage": "stable"])
        #expect(read.chart.dependencies.isEmpty)
        // Records of a cluster are Helm's, which have no place for them.
        if fixture.isTransactional {
            #expect(read.chartWithSubcharts.dependencies.map(\.name) == ["db"])
            #expect(read.subcharts.first?.files.map(\.data) == [[0, 255]])
        }
        let readAudit = try store.audit(of: read.revisionKey)
        #expect(readAudit?.user == "ann")
        #expect(readAudit?.rollout == "web.3" && readAudit?.stage == "2 ten per cent" && readAudit?.attempt == 2)
        #expect(readAudit?.effect == "stage/1/2/applying/web" && readAudit?.reason == "hot fix")
        #expect(readAudit?.setValues == audit.setValues)
        #expect(readAudit?.valuesFiles == audit.valuesFiles)
        #expect(try readAudit.flatMap(AuditRecord.values).map { GoString($0) } == #"{"a":2}"#)
    }

    @Test(arguments: StoreFixture.available)
    func listsSummaries(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        let other = ReleaseKey(namespace: "dev", name: "api")
        #expect(try store.summaries().summaries.isEmpty)
        try store.upgrade()
        try store.upgrade()
        try store.upgrade(other, ending: .failed)
        #expect(
            try store.summaries().summaries.map(\.revisionKey.text).map(\.text) == [
                "api revision 1 in namespace dev", "web revision 1 in namespace prod",
                "web revision 2 in namespace prod",
            ])
        #expect(try store.summaries(SummaryQuery(isLatestOnly: true)).summaries.map(\.revision) == [1, 2])
        #expect(
            try store.summaries(SummaryQuery(namespace: "prod", isLatestOnly: true)).summaries.map(\.name) == ["web"])
        #expect(try store.summaries(SummaryQuery(status: .failed)).summaries.map(\.name) == ["api"])
        let summary = try #require(try store.last(of: Sample.key))
        #expect(summary.chartText == "webapp-1.4.2")
        #expect(summary.appVersion == "83")
        #expect(summary.lastDeployed.rfc3339Nano == "2023-11-14T22:13:22.000000007Z")
        #expect(summary.deleted.isZero)
        #expect(summary.selectableLabels["status"] == "deployed")
    }

    @Test(arguments: StoreFixture.available)
    func keepsOneRevisionDeployed(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        for _ in 0..<3 { try store.upgrade() }
        try store.upgrade(ending: .failed)
        #expect(try store.statuses() == [.superseded, .superseded, .deployed, .failed])
        #expect(try store.deployed(of: Sample.key)?.revision == 3)
        #expect(try store.release(Sample.key, revision: 2).info.status == .superseded)
    }

    @Test(arguments: StoreFixture.available)
    func dropsOldRevisionsButNotTheDeployedOne(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        try store.upgrade()
        for _ in 0..<4 { try store.upgrade(keeping: 3, ending: .failed) }
        #expect(try store.history(of: Sample.key).map(\.revision) == [1, 4, 5])
    }

    @Test(arguments: StoreFixture.available)
    func uninstalls(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        try store.upgrade()
        try store.upgrade()
        let lease = try store.acquire(Sample.key, Sample.request(.uninstall))
        let deleted = GoTime(unixSeconds: 1_800_000_000, location: .utc)
        let change = InfoChange(revision: 2, status: .uninstalling, description: "going", deleted: deleted)
        try store.change([change], marking: 2, under: lease)
        let summary = try #require(try store.last(of: Sample.key))
        #expect(summary.status == .uninstalling && summary.description == "going")
        #expect(summary.deleted.rfc3339Nano == "2027-01-15T08:00:00Z")
        #expect(try store.release(Sample.key, revision: 2).info.description == "going")
        try store.finishDeleting(under: lease)
        #expect(try store.summaries().summaries.isEmpty)
        #expect(throws: StoreError.self) { try store.history(of: Sample.key) }
        try store.upgrade()
        #expect(try store.statuses() == [.deployed])
    }

    @Test(arguments: StoreFixture.available)
    func changesOlderRevisionsBesideItsOwn(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        for _ in 0..<3 { try store.upgrade() }
        let lease = try store.acquire(Sample.key, Sample.request(.uninstall))
        let changes = [(1, ReleaseStatus.failed), (3, .uninstalling), (9, .failed)].map {
            InfoChange(revision: $0, status: $1, description: "changed")
        }
        try store.change(changes, marking: 3, under: lease)
        #expect(try store.statuses() == [.failed, .superseded, .uninstalling])
        #expect(try store.history(of: Sample.key).map { $0.description == "changed" } == [true, false, true])
        try store.finish(changing: [InfoChange(revision: 2, status: .deployed)], under: lease)
        #expect(try store.statuses() == [.failed, .deployed, .uninstalling])
    }

    @Test(arguments: StoreFixture.transactional)
    func refusesASecondOperation(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        let lease = try store.acquire(Sample.key, Sample.request(.install))
        let error = #expect(throws: StoreError.self) { try store.acquire(Sample.key, Sample.request()) }
        let text = error?.message.text ?? ""
        #expect(text.hasPrefix(#"release "web" is locked by an install by ann on here (process "#))
        try store.upgrade(ReleaseKey(namespace: "prod", name: "other"))
        try store.abandon(lease)
        try store.upgrade()
        #expect(try store.statuses() == [.deployed])
    }

    @Test(arguments: StoreFixture.available)
    func refusesAnOperationBesideOneThatBegan(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        let lease = try store.acquire(Sample.key, Sample.request(.install))
        try store.begin(Sample.release(1, .pendingInstall), under: lease)
        let error = #expect(throws: StoreError.self) { try store.acquire(Sample.key, Sample.request()) }
        let text = error?.message.text ?? ""
        #expect(text.hasPrefix(#"release "web" is locked by an install by ann on here (process "#))
        try store.upgrade(ReleaseKey(namespace: "prod", name: "other"))
        try store.record(Sample.release(1, .failed), under: lease)
        try store.finish(Sample.release(1, .deployed), under: lease)
        try store.upgrade()
        #expect(try store.statuses() == [.superseded, .deployed])
    }

    @Test(arguments: StoreFixture.available)
    func marksWhatADeadProcessLeft(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        try store.upgrade()
        let dead = try store.acquire(Sample.key, Sample.request(holder: Sample.deadHolder))
        try store.begin(Sample.release(2, .pendingUpgrade), under: dead)
        #expect(try store.statuses() == [.deployed, .pendingUpgrade])
        try store.upgrade()
        #expect(try store.statuses() == [.superseded, .failed, .deployed])
        let summary = try #require(try store.summary(of: Sample.key.revision(2)))
        #expect(summary.description.text.hasPrefix("Interrupted: an upgrade by bob on there (process "))
        let failure = #expect(throws: StoreError.self) {
            try store.finish(Sample.release(2, .deployed), under: dead)
        }
        #expect(failure?.message.text.contains("was ended by someone else") == true)
        #expect(try store.statuses() == [.superseded, .failed, .deployed])
    }

    @Test(arguments: StoreFixture.transactional)
    func recoversBeforeReading(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        #expect(try store.recoverInterrupted().isEmpty)
        let dead = try store.acquire(Sample.key, Sample.request(holder: Sample.deadHolder))
        try store.begin(Sample.release(1, .pendingInstall), under: dead)
        #expect(try store.recoverInterrupted() == [Sample.key.revision(1)])
        #expect(try store.statuses() == [.failed])
        #expect(try store.recoverInterrupted().isEmpty)
    }

    /// Where nobody can look whether the holder lives, the end of the lease counts.
    @Test(arguments: StoreFixture.transactional)
    func believesForeignMachinesUntilTheLeaseEnds(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        let foreign = LeaseHolder(user: "eve", host: "far", machine: "m", process: 1, processStart: "1")
        _ = try store.acquire(Sample.key, Sample.request(holder: foreign, now: 1000))
        #expect(throws: StoreError.self) { try store.acquire(Sample.key, Sample.request(now: 1800)) }
        // A clock that went backwards makes nobody's lease end early.
        #expect(throws: StoreError.self) { try store.acquire(Sample.key, Sample.request(now: 10)) }
        let lease = try store.acquire(Sample.key, Sample.request(now: 1900))
        #expect(lease.holder.user == "ann")
    }

    @Test(arguments: StoreFixture.available)
    func unlocks(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        #expect(throws: StoreError.self) { try store.unlock(Sample.key, reason: "no") }
        let lease = try store.acquire(Sample.key, Sample.request())
        try store.begin(Sample.release(1, .pendingInstall), under: lease)
        let result = try store.unlock(Sample.key, reason: "unlocked by ann")
        #expect(result.failed == [Sample.key.revision(1)])
        #expect(result.lease?.token == lease.token)
        #expect(try store.history(of: Sample.key).map(\.description) == ["unlocked by ann"])
        #expect(throws: StoreError.self) { try store.record(Sample.release(1, .deployed), under: lease) }
    }

    /// Without force, what may have somebody at work on it stays as it is.
    @Test(arguments: StoreFixture.available)
    func unlocksWithoutForceOnlyWhatIsDead(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        let request = UnlockRequest(reason: "it is dead", isForced: false)
        let held = try store.acquire(Sample.key, Sample.request())
        try store.begin(Sample.release(1, .pendingInstall), under: held)
        let refusal = #expect(throws: StoreError.self) { try store.unlock(Sample.key, request) }
        #expect(refusal?.message.text.contains("is locked by an upgrade by ann on here (process ") == true)
        #expect(refusal?.message.text.hasSuffix(#"if it is dead, run "swelm release unlock web --force""#) == true)
        #expect(try store.statuses() == [.pendingInstall])
        try store.finish(Sample.release(1, .deployed), under: held)

        let dead = try store.acquire(Sample.key, Sample.request(holder: Sample.deadHolder))
        try store.begin(Sample.release(2, .pendingUpgrade), under: dead)
        #expect(try store.unlock(Sample.key, request).failed == [Sample.key.revision(2)])
        #expect(try store.statuses() == [.deployed, .failed])
    }

    /// Helm tells nobody whether it is at work.
    @Test(arguments: StoreFixture.available)
    func unlocksWhatHelmLeftByForceAlone(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        try store.importReleases([Sample.release(1, .pendingInstall)])
        let refusal = #expect(throws: StoreError.self) {
            try store.unlock(Sample.key, UnlockRequest(reason: "it is dead", isForced: false))
        }
        #expect(refusal?.message.text.contains("nothing says whether somebody works on it") == true)
        #expect(try store.statuses() == [.pendingInstall])
        try store.unlock(Sample.key, reason: "it is dead")
        #expect(try store.statuses() == [.failed])
    }

    /// Whose lease was taken away may do nothing any more, though another holds one on the same release.
    @Test(arguments: StoreFixture.transactional)
    func aLeaseThatSomeoneElseTookIsLost(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        let lost = try store.acquire(Sample.key, Sample.request())
        _ = try store.unlock(Sample.key, reason: "no")
        let held = try store.acquire(Sample.key, Sample.request())
        func isLost(_ step: () throws -> Void) -> Bool {
            do { try step() } catch let error as StoreError { if case .lostLease = error.kind { return true } } catch {}
            return false
        }
        #expect(isLost { try store.begin(Sample.release(1, .pendingInstall), under: lost) })
        #expect(isLost { try store.renew(lost, at: 4_000_000_000) })
        #expect(isLost { try store.finishDeleting(under: lost) })
        try store.abandon(lost)
        #expect(try holder(in: store)?.token == held.token)
        try store.renew(held, at: 4_000_000_000)
        #expect(try holder(in: store)?.expiresAt == 4_000_000_000 + held.duration)
        try store.begin(Sample.release(1, .pendingInstall), under: held)
        #expect(isLost { try store.finish(Sample.release(1, .deployed), under: lost) })
        try store.finish(Sample.release(1, .deployed), under: held)
        #expect(try store.statuses() == [.deployed])
    }

    /// The lease that keeps others from acquiring one.
    private func holder(in store: any ReleaseStore) throws -> Lease? {
        do {
            try store.abandon(store.acquire(Sample.key, Sample.request()))
            return nil
        } catch let error as StoreError {
            guard case .locked(let lease) = error.kind else { throw error }
            return lease
        }
    }

    @Test(arguments: StoreFixture.available)
    func refusesGapsAndDuplicates(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        try store.upgrade()
        let lease = try store.acquire(Sample.key, Sample.request())
        #expect(throws: StoreError.self) { try store.begin(Sample.release(3, .pendingUpgrade), under: lease) }
        #expect(throws: StoreError.self) { try store.begin(Sample.release(1, .pendingUpgrade), under: lease) }
        try store.abandon(lease)
        #expect(try store.statuses() == [.deployed])
    }

    @Test(arguments: StoreFixture.available)
    func importsAllOrNothing(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        try store.importReleases([Sample.release(4, .superseded), Sample.release(5, .deployed)])
        #expect(try store.history(of: Sample.key).map(\.revision) == [4, 5])
        let other = Sample.release(1, .deployed, key: ReleaseKey(namespace: "prod", name: "other"))
        let error = #expect(throws: StoreError.self) {
            try store.importReleases([other, Sample.release(5, .deployed)])
        }
        #expect(error?.message == "web revision 5 in namespace prod is already recorded")
        #expect(try store.last(of: other.key) == nil)
    }

    @Test(arguments: StoreFixture.available)
    func importsWhatIsNotThere(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        try store.importReleases([Sample.release(4, .superseded)])
        let other = Sample.release(1, .deployed, key: ReleaseKey(namespace: "prod", name: "other"))
        let records = [other, Sample.release(4, .failed), Sample.release(5, .deployed)].map { ForeignRecord($0) }
        let recorded = try store.importReleases(records, audit: nil, skippingExisting: true)
        #expect(recorded == [other.revisionKey, Sample.key.revision(5)])
        #expect(try store.statuses() == [.superseded, .deployed])
    }

    @Test(arguments: StoreFixture.transactional)
    func keepsNothingOfAFailedTransaction(_ fixture: StoreFixture) throws {
        let store = try #require(fixture.open() as? any TransactionalStore)
        try store.upgrade()
        #expect(throws: StoreError.self) {
            try store.write { transaction in
                try transaction.delete(Sample.key.revision(1))
                throw StoreError.notFound
            }
        }
        #expect(try store.statuses() == [.deployed])
    }
}
