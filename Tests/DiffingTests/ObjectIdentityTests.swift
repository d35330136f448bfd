import Diffing
import Testing

@Suite struct ObjectIdentityTests {
    @Test func objectsOfTwoGroupsDiffer() {
        let ingress = ObjectIdentity(group: "networking.k8s.io", kind: "Ingress", namespace: "", name: "web")
        let older = ObjectIdentity(group: "extensions", kind: "Ingress", namespace: "", name: "web")
        #expect(ingress != older)
    }
}
