import Codecs
import GoLibrary
import GoTemplate
import Operations
import Releases
import Testing

@testable import SwelmCLI

/// What `release audit` shows of all that is noted of a revision.
@Suite struct AuditReportTests {
    private let summary = ReleaseSummary(
        key: ReleaseKey(namespace: "shop", name: "web"), revision: 3, status: .deployed, firstDeployed: .zero,
        lastDeployed: .zero, deleted: .zero, description: "", chartName: "c", chartVersion: "1", appVersion: "",
        labels: [:])

    private var whole: ReleaseAudit {
        var audit = ReleaseAudit()
        audit.operation = .known(.upgrade)
        (audit.user, audit.host, audit.actor) = ("ann", "build-7", "bob")
        audit.ciURL = "https://ci/1"
        audit.recordedAt = GoTime(unixSeconds: 1_700_000_000, nanosecond: 5, location: .utc)
        (audit.chartReference, audit.chartDigest, audit.gitCommit) = ("./web", "c0ffee", "abc123")
        (audit.rollout, audit.stage, audit.attempt) = ("web.3", "2 ten per cent", 2)
        (audit.effect, audit.reason) = ("stage/1/2/applying/web", "hot fix")
        audit.valuesFiles = [
            ReleaseAudit.ValuesFile(path: "a.yaml", digest: "0a"), ReleaseAudit.ValuesFile(path: "-", digest: ""),
        ]
        audit.setValues = [
            ReleaseAudit.SetValue(flag: "set", expression: "a.b=1,c={2,3}"),
            ReleaseAudit.SetValue(flag: "set-json", expression: "{\"x\":1}"),
        ]
        return audit
    }

    @Test func allIsShown() {
        #expect(
            AuditReport(release: summary, audit: whole).table.text == """
                NAME: web
                NAMESPACE: shop
                REVISION: 3
                OPERATION: upgrade
                RECORDED AT: 2023-11-14T22:13:20.000000005Z
                USER: ann
                HOST: build-7
                ACTOR: bob
                CI: https://ci/1
                CHART: ./web
                CHART DIGEST: sha256:c0ffee
                GIT COMMIT: abc123
                ROLLOUT: web.3
                STAGE: 2 ten per cent
                ATTEMPT: 2
                EFFECT: stage/1/2/applying/web
                REASON: hot fix
                VALUES FILE: a.yaml (sha256 0a)
                VALUES FILE: -
                SET: --set a.b=…,c=…
                SET: --set-json …

                """)
        #expect(
            json(whole) == """
                {"name":"web","namespace":"shop","revision":3,"operation":"upgrade",\
                "recordedAt":"2023-11-14T22:13:20.000000005Z","user":"ann","host":"build-7","actor":"bob",\
                "ciURL":"https://ci/1","chart":"./web","chartDigest":"c0ffee","gitCommit":"abc123",\
                "rollout":"web.3","stage":"2 ten per cent","attempt":2,"effect":"stage/1/2/applying/web",\
                "reason":"hot fix",\
                "valuesFiles":[{"digest":"0a","path":"a.yaml"},{"digest":"","path":"-"}],\
                "set":["--set a.b=…,c=…","--set-json …"]}
                """)
    }

    @Test func whatIsNotKnownIsLeftOut() {
        #expect(
            AuditReport(release: summary, audit: ReleaseAudit()).table.text
                == "NAME: web\nNAMESPACE: shop\nREVISION: 3\nRECORDED AT: 0001-01-01T00:00:00Z\n")
        #expect(
            json(ReleaseAudit()) == """
                {"name":"web","namespace":"shop","revision":3,"operation":"",\
                "recordedAt":"0001-01-01T00:00:00Z","user":"","host":""}
                """)
    }

    private func json(_ audit: ReleaseAudit) -> String {
        let value = AuditReport(release: summary, audit: audit).value
        return (try? JSON.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    @Test(arguments: [
        ("a=1", "a=…"), ("a.b[0]=x,c=y", "a.b[0]=…,c=…"), ("a={1,b=2},c=3", "a=…,c=…"), ("a=[1,b=2],c=3", "a=…,c=…"),
        (#"a=1\,b=2,c=3"#, "a=…,c=…"), (#"a=1\\,b=2"#, "a=…,b=…"), ("a=x=y", "a=…"), ("secret", "…"),
        ("a=1,secret", "a=…"), ("a=},b=2", "a=…,b=…"), ("a={{1},b=2},c=3", "a=…,c=…"), ("", "…"), ("=x", "=…"),
    ])
    func namesAreShownAndNoValues(expression: String, names: String) {
        #expect(SetNames.of(GoString(expression)).text == names)
    }
}
