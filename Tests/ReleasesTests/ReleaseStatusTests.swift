import Releases
import Testing

@Suite struct ReleaseStatusTests {
    @Test func pendingStatusesAreThoseOfHelm() {
        let pending = ReleaseStatus.allCases.filter(\.isPending).map(\.rawValue)
        #expect(pending == ["pending-install", "pending-upgrade", "pending-rollback"])
    }
}
